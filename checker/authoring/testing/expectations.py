"""What a test expected against what the verdict says, in words for the author of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.authoring.testing.suite import (
    Expected,
    ExpectedConsequence,
    ExpectedFinding,
    ExpectedTranche,
)
from checker.evaluation import Scope
from checker.evaluation.display import plain
from checker.feel import Value, to_feel
from checker.model.verdict import Amount, Consequence, Finding, Verdict


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as expected.

    ``path`` is the place of the expectation in the test (``("findings", "a/1998", "status")``);
    ``subject`` is the id of the finding, consequence or tranche to explain, if there is one.
    """

    path: tuple[str, ...]
    expected: str
    found: str
    subject: str | None = None


def differences(expected: Expected, verdict: Verdict) -> list[Difference]:
    """Return everything in which the verdict is not as expected."""
    return [
        *_case(expected, verdict),
        *_tranches(expected.tranches, verdict),
        *_findings(expected.findings, verdict),
        *_consequences(expected.consequences, verdict),
        *_absent(expected.absent, verdict),
    ]


def term_differences(terms: Mapping[str, Any], scope: Scope) -> list[Difference]:
    """Return the FEEL texts that have not the value expected; dates are expected as text."""
    return [
        Difference(("terms", text), plain(to_feel(wanted)), plain(found))
        for text, wanted in terms.items()
        if not _is(to_feel(wanted), found := scope.value(text, {}))
    ]


def _is(wanted: Value, found: Value) -> bool:
    if isinstance(wanted, list) and isinstance(found, list):
        return len(wanted) == len(found) and all(map(_is, wanted, found))
    if isinstance(wanted, str):
        return found is not None and plain(found) == wanted
    return type(wanted) is type(found) and wanted == found


def _case(expected: Expected, verdict: Verdict) -> Iterator[Difference]:
    if expected.status is not None and expected.status != verdict.status:
        yield Difference(("status",), expected.status, verdict.status)


def _tranches(wanted: Mapping[str, ExpectedTranche], verdict: Verdict) -> Iterator[Difference]:
    known = {tranche.key: tranche for tranche in verdict.tranches}
    for key, expected in wanted.items():
        path = ("tranches", key)
        if (tranche := known.get(key)) is None:
            yield Difference(path, expected.status, "no such tranche")
            continue
        if tranche.status != expected.status:
            yield Difference((*path, "status"), expected.status, tranche.status, key)
        yield from _amount(path, expected.amount, tranche.amount, key)
        if expected.holds is not None and set(expected.holds) != set(tranche.holds):
            found = ", ".join(tranche.holds) or "none"
            yield Difference((*path, "holds"), ", ".join(expected.holds) or "none", found, key)


def _findings(wanted: Mapping[str, ExpectedFinding], verdict: Verdict) -> Iterator[Difference]:
    known = {finding.id: finding for finding in verdict.all_findings()}
    for key, expected in wanted.items():
        path = ("findings", key)
        if (finding := known.get(key)) is None:
            yield Difference(path, expected.status, "no such finding")
        else:
            yield from _finding(path, expected, finding)


def _finding(
    path: tuple[str, ...], expected: ExpectedFinding, finding: Finding
) -> Iterator[Difference]:
    plain: list[tuple[str, object, object]] = [
        ("status", expected.status, finding.status),
        ("figures", expected.figures, finding.figures),
        ("due", expected.due, finding.due),
        ("awaiting", expected.awaiting, finding.awaiting),
    ]
    for name, wanted, found in plain:
        if wanted is not None and wanted != found:
            yield Difference((*path, name), str(wanted), str(found), finding.id)
    for text in expected.missing:
        if not any(text in item for item in finding.missing):
            found = "; ".join(finding.missing) or "nothing missing"
            yield Difference((*path, "missing"), text, found, finding.id)
    if expected.evidence is not None and set(expected.evidence) != set(finding.evidence):
        found = ", ".join(finding.evidence) or "none"
        yield Difference((*path, "evidence"), ", ".join(expected.evidence), found, finding.id)
    yield from _details(path, expected, finding)


def _details(
    path: tuple[str, ...], expected: ExpectedFinding, finding: Finding
) -> Iterator[Difference]:
    for name, value in expected.values.items():
        found = finding.values.get(name, "no such value")
        if found != (format(value, "f") if isinstance(value, Decimal) else str(value)):
            yield Difference((*path, "values", name), str(value), found, finding.id)
    if expected.other_readings is not None:
        readings = tuple(str(reading.status) for reading in finding.other_readings)
        if readings != expected.other_readings:
            wanted = ", ".join(expected.other_readings) or "none"
            found = ", ".join(readings) or "none"
            yield Difference((*path, "other_readings"), wanted, found, finding.id)


def _consequences(
    wanted: Mapping[str, ExpectedConsequence | None], verdict: Verdict
) -> Iterator[Difference]:
    known = {consequence.id: consequence for consequence in verdict.consequences}
    for key, expected in wanted.items():
        path = ("consequences", key)
        if (consequence := known.get(key)) is None:
            yield Difference(path, "this consequence", "no such consequence")
        elif expected is not None:
            yield from _consequence(path, expected, consequence)


def _consequence(
    path: tuple[str, ...], expected: ExpectedConsequence, consequence: Consequence
) -> Iterator[Difference]:
    yield from _amount(path, expected.amount, consequence.amount, consequence.id)
    if expected.due is not None and expected.due != consequence.due:
        yield Difference((*path, "due"), str(expected.due), str(consequence.due), consequence.id)
    lifted = consequence.lifted_by is not None
    if expected.lifted is not None and expected.lifted is not lifted:
        words = {True: "lifted", False: "standing"}
        yield Difference((*path, "lifted"), words[expected.lifted], words[lifted], consequence.id)


def _amount(
    path: tuple[str, ...], expected: Decimal | int | str | None, found: Amount | None, subject: str
) -> Iterator[Difference]:
    if expected is None or (found is not None and Decimal(expected) == found.value):
        return
    shown = "no amount" if found is None else format(found.value, "f")
    yield Difference((*path, "amount"), str(expected), shown, subject)


def _absent(absent: tuple[str, ...], verdict: Verdict) -> Iterator[Difference]:
    for wanted in absent:
        consequences = [c.id for c in verdict.consequences if wanted in (c.id, c.rule)]
        findings = [f.id for f in verdict.all_findings() if wanted in (f.id, f.rule)]
        for there in (*consequences, *findings):
            yield Difference(("absent",), f"nothing of {wanted}", there, there)
