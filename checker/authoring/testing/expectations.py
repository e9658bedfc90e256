"""What a test expected against what the verdict says, in words for the author of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.authoring.testing.suite_file import (
    Expected,
    ExpectedConsequence,
    ExpectedFinding,
    ExpectedTranche,
)
from checker.evaluation import Scope
from checker.evaluation.display import plain
from checker.feel import Value, to_feel
from checker.messages import gettext
from checker.model.verdict import Amount, Consequence, Finding, Verdict


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing in a verdict that is not as a test expects it.

    ``path`` is the place of the expectation in the test (``("findings", "a/1998", "status")``);
    ``subject`` is the id of the finding, consequence or tranche to explain, if there is one.
    """

    path: tuple[str, ...]
    expected: str
    found: str
    subject: str | None = None


def mismatches(expected: Expected, verdict: Verdict) -> list[Mismatch]:
    """Return all points on which the verdict is not as expected."""
    return [
        *_case(expected, verdict),
        *_tranches(expected.tranches, verdict),
        *_findings(expected.findings, verdict),
        *_consequences(expected.consequences, verdict),
        *_absent(expected.absent, verdict),
        *_not_counted(expected.not_counted, verdict),
    ]


def term_mismatches(terms: Mapping[str, Any], scope: Scope) -> list[Mismatch]:
    """Return the FEEL texts whose values are not as expected; dates are expected as text."""
    return [
        Mismatch(("terms", text), plain(to_feel(wanted)), plain(found))
        for text, wanted in terms.items()
        if not _is(to_feel(wanted), found := scope.value(text, {}))
    ]


def _is(wanted: Value, found: Value) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_is, wanted, found))
    if isinstance(wanted, str):
        return found is not None and plain(found) == wanted
    return type(wanted) is type(found) and wanted == found


def _case(expected: Expected, verdict: Verdict) -> Iterator[Mismatch]:
    if expected.status is not None and expected.status != verdict.status:
        yield Mismatch(("status",), expected.status, verdict.status)


def _tranches(wanted: Mapping[str, ExpectedTranche], verdict: Verdict) -> Iterator[Mismatch]:
    known = {tranche.key: tranche for tranche in verdict.tranches}
    for key, expected in wanted.items():
        path = ("tranches", key)
        if (tranche := known.get(key)) is None:
            yield Mismatch(path, expected.status, gettext("no such tranche"))
            continue
        if tranche.status != expected.status:
            yield Mismatch((*path, "status"), expected.status, tranche.status, key)
        for name in ("amount", "paid", "payable"):
            yield from _amount(path, name, getattr(expected, name), getattr(tranche, name), key)
        parts = {part.name: part.payable for part in tranche.parts}
        for name, value in expected.parts.items():
            yield from _amount((*path, "parts"), name, value, parts.get(name), key)
        if expected.holds is not None and set(expected.holds) != set(tranche.holds):
            found = ", ".join(tranche.holds) or gettext("none")
            yield Mismatch(
                (*path, "holds"), ", ".join(expected.holds) or gettext("none"), found, key
            )


def _findings(wanted: Mapping[str, ExpectedFinding], verdict: Verdict) -> Iterator[Mismatch]:
    known = {finding.id: finding for finding in verdict.all_findings()}
    for key, expected in wanted.items():
        path = ("findings", key)
        if (finding := known.get(key)) is None:
            yield Mismatch(path, expected.status, gettext("no such finding"))
        else:
            yield from _finding(path, expected, finding)


def _finding(
    path: tuple[str, ...], expected: ExpectedFinding, finding: Finding
) -> Iterator[Mismatch]:
    plain: list[tuple[str, object, object]] = [
        ("status", expected.status, finding.status),
        ("figures", expected.figures, finding.figures),
        ("due", expected.due, finding.due),
        ("awaiting", expected.awaiting, finding.awaiting),
    ]
    for name, wanted, found in plain:
        if wanted is not None and wanted != found:
            yield Mismatch((*path, name), str(wanted), str(found), finding.id)
    for text in expected.missing:
        if not any(text in item for item in finding.missing):
            found = "; ".join(finding.missing) or gettext("nothing missing")
            yield Mismatch((*path, "missing"), text, found, finding.id)
    if expected.evidence is not None and set(expected.evidence) != set(finding.evidence):
        found = ", ".join(finding.evidence) or gettext("none")
        yield Mismatch((*path, "evidence"), ", ".join(expected.evidence), found, finding.id)
    yield from _details(path, expected, finding)


def _details(
    path: tuple[str, ...], expected: ExpectedFinding, finding: Finding
) -> Iterator[Mismatch]:
    for name, value in expected.values.items():
        found = finding.values.get(name, gettext("no such value"))
        if found != (format(value, "f") if isinstance(value, Decimal) else str(value)):
            yield Mismatch((*path, "values", name), str(value), found, finding.id)
    if expected.other_readings is not None:
        readings = tuple(str(reading.status) for reading in finding.other_readings)
        if readings != expected.other_readings:
            wanted = ", ".join(expected.other_readings) or gettext("none")
            found = ", ".join(readings) or gettext("none")
            yield Mismatch((*path, "other_readings"), wanted, found, finding.id)


def _consequences(
    wanted: Mapping[str, ExpectedConsequence | None], verdict: Verdict
) -> Iterator[Mismatch]:
    known = {consequence.id: consequence for consequence in verdict.consequences}
    for key, expected in wanted.items():
        path = ("consequences", key)
        if (consequence := known.get(key)) is None:
            yield Mismatch(path, gettext("this consequence"), gettext("no such consequence"))
        elif expected is not None:
            yield from _consequence(path, expected, consequence)


def _consequence(
    path: tuple[str, ...], expected: ExpectedConsequence, consequence: Consequence
) -> Iterator[Mismatch]:
    yield from _amount(path, "amount", expected.amount, consequence.amount, consequence.id)
    if expected.due is not None and expected.due != consequence.due:
        yield Mismatch((*path, "due"), str(expected.due), str(consequence.due), consequence.id)
    lifted = consequence.lifted_by is not None
    if expected.lifted is not None and expected.lifted is not lifted:
        words = {True: gettext("lifted"), False: gettext("standing")}
        yield Mismatch((*path, "lifted"), words[expected.lifted], words[lifted], consequence.id)


def _amount(
    path: tuple[str, ...],
    name: str,
    expected: Decimal | int | str | None,
    found: Amount | None,
    subject: str,
) -> Iterator[Mismatch]:
    if expected is None or (found is not None and Decimal(expected) == found.value):
        return
    shown = gettext("no amount") if found is None else format(found.value, "f")
    yield Mismatch((*path, name), str(expected), shown, subject)


def _absent(absent: tuple[str, ...], verdict: Verdict) -> Iterator[Mismatch]:
    for wanted in absent:
        consequences = [c.id for c in verdict.consequences if wanted in (c.id, c.rule)]
        findings = [f.id for f in verdict.all_findings() if wanted in (f.id, f.rule)]
        for there in (*consequences, *findings):
            yield Mismatch(("absent",), gettext("nothing of {rule}", rule=wanted), there, there)


def _not_counted(wanted: tuple[str, ...] | None, verdict: Verdict) -> Iterator[Mismatch]:
    found = sorted(each.document for each in verdict.not_counted)
    if wanted is not None and sorted(wanted) != found:
        expected, there = (", ".join(ids) or gettext("none") for ids in (sorted(wanted), found))
        yield Mismatch(("not_counted",), expected, there)
