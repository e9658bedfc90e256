"""Findings as SARIF 2.1.0, for code hosts and editors (section numbers are those of the standard).

A violation is a failure, something undetermined is open, a waived violation is suppressed. Every
rule id is ``<pack>/<rule>``, and the fingerprint of a result depends on case, pack and finding
only, so it stays the same when lines move. What code hosts refuse is not written: files are named
relative to a folder, and a run has at most ``LIMIT`` results.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, metadata
from typing import Any

from checker.messages import gettext
from checker.model.problems import Position
from checker.model.verdict import Finding, NotCounted, Verdict
from checker.reports.assessment import Assessment, Style
from checker.reports.json import dumps
from checker.reports.phrases import clean, payable_words
from checker.reports.remarks import Told, told
from checker.reports.sarif_places import relative_places
from checker.reports.selection import (
    assumption_lines,
    declared_lines,
    findings_and_case,
    missing_and_awaited,
    places_of,
    waiting_line,
)

LIMIT = 25_000
"""The most results of a run that GitHub takes."""
_URGENT = ("fail", "open")
_NOT_COUNTED = "not-counted"
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return one run with the results of all cases; verbose adds those that need no attention."""
    rules: dict[str, dict[str, Any]] = {}
    results = []
    for one in assessments:
        consequences = _by_cause(one.verdict)
        for finding in findings_and_case(one.verdict):
            if style.verbose or finding.status.traits.level:
                rules.setdefault(_rule_id(one, finding), _rule(one, finding))
                results.append(_result(one, finding, consequences.get(finding.id, [])))
        for paper in one.verdict.not_counted:
            rules.setdefault(_rule_of_papers(one)["id"], _rule_of_papers(one))
            results.append(_result_on_paper(one, paper))
        for remark in told(one):
            rule = _rule_of_remarks(one, remark)
            rules.setdefault(rule["id"], rule)
            results.append(_result_of_remark(one, remark))
    version = assessments[0].verdict.engine.checker
    verdicts = [_summary(one) for one in assessments]
    return dumps(log(version, rules.values(), results, {"verdicts": verdicts}))


def log(
    version: str,
    rules: Iterable[dict[str, Any]],
    results: list[dict[str, Any]],
    properties: dict[str, Any],
) -> dict[str, Any]:
    """Return a SARIF log with one run (3.13, 3.14); results get the index of their rule.

    Of more than ``LIMIT`` results the failures are kept first, then what is open, and the run
    tells how many were left out.
    """
    ordered = sorted(rules, key=lambda rule: str(rule["id"]))
    index = {rule["id"]: number for number, rule in enumerate(ordered)}
    kept = sorted(results, key=_urgency)[:LIMIT] if len(results) > LIMIT else results
    placed = [{"ruleId": one["ruleId"], "ruleIndex": index[one["ruleId"]], **one} for one in kept]
    driver = {"name": "checker", "version": version, **_information(), "rules": ordered}
    run: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": relative_places(placed),
        "results": placed,
    }
    if left_out := len(results) - len(kept):
        run["invocations"] = [_left_out(left_out, len(results))]
    if properties:
        run["properties"] = properties
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _urgency(result: dict[str, Any]) -> int:
    kind = result.get("kind", "fail")
    return _URGENT.index(kind) if kind in _URGENT else len(_URGENT)


def _information() -> dict[str, str]:
    """Return the address of the program, where whoever packaged it has given one."""
    try:
        addresses = metadata("checker").get_all("Project-URL") or []
    except PackageNotFoundError:
        return {}
    named = dict(line.split(", ", 1) for line in addresses if ", " in line)
    return {"informationUri": named["Homepage"]} if "Homepage" in named else {}


def _left_out(count: int, total: int) -> dict[str, Any]:
    """Return the invocation (3.20) that tells what is not in the run."""
    text = gettext(
        "{count:,} of {total:,} results are left out, because a run may have {limit:,}; "
        "failures are kept first. The format json has all of them.",
        count=count,
        total=total,
        limit=LIMIT,
    )
    notification = {"level": "warning", "message": message(text)}
    return {"executionSuccessful": True, "toolExecutionNotifications": [notification]}


def message(text: str) -> dict[str, str]:
    """Return a message in which nothing is a link or placeholder (3.11.5, 3.11.6)."""
    printable = "\n".join(clean(line) for line in text.splitlines())
    escaped = printable.replace("\\", "\\\\").replace("{", "{{").replace("}", "}}")
    return {"text": escaped.replace("[", "\\[").replace("]", "\\]")}


def location(position: Position) -> dict[str, Any]:
    """Return the place as a physical location (3.29); ``log`` makes URIs of its files."""
    return {"physicalLocation": physical(position)}


def physical(position: Position) -> dict[str, Any]:
    """Return the file, and line and column where they are known."""
    place: dict[str, Any] = {"artifactLocation": {"uri": position.file}}
    if position.line is not None:
        place["region"] = {"startLine": position.line}
        if position.column is not None:
            place["region"]["startColumn"] = position.column
    return place


def fingerprint(*parts: str) -> str:
    """Return a digest that stays the same as long as the parts do."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def _rule_id(one: Assessment, finding: Finding) -> str:
    return f"{one.verdict.rules.pack}/{finding.rule}"


def _rule(one: Assessment, finding: Finding) -> dict[str, Any]:
    """Return the rule's description (3.49), its help text from the pack."""
    entry = one.rules.get(finding.rule)
    title = clean(entry.title if entry else finding.title)
    ids = entry.all_norms if entry else finding.norms
    norms = [one.pack.norms[norm] for norm in ids if norm in one.pack.norms]
    paragraphs = [clean(f"{norm.citation}: {norm.statement}") for norm in norms]
    readings = [norm.interpretation for norm in norms] + [entry.interpretation if entry else None]
    given = [clean(text) for text in dict.fromkeys(readings) if text]
    taken = [gettext("Reading: {reading}", reading=text) for text in given]
    rule: dict[str, Any] = {
        "id": _rule_id(one, finding),
        "shortDescription": {"text": title},
        "fullDescription": {"text": " ".join(paragraphs) or title},
        "help": {"text": "\n".join([*paragraphs, *taken]) or title},
        "defaultConfiguration": {"level": "error"},
    }
    addresses = {source.id: source.url for source in one.pack.manifest.sources if source.url}
    if address := next(
        (addresses[norm.source] for norm in norms if norm.source in addresses), None
    ):
        rule["helpUri"] = address
    if ids:
        rule["properties"] = {"tags": list(ids)}
    return rule


def _result(one: Assessment, finding: Finding, consequences: list[str]) -> dict[str, Any]:
    """Return the finding as a result (3.27)."""
    kind = finding.status.traits.sarif
    (_, first), *others = places_of(one, finding)
    identity = fingerprint(one.verdict.case, one.verdict.rules.pack, finding.id)
    result: dict[str, Any] = {
        "ruleId": _rule_id(one, finding),
        "kind": kind,
        "level": "error" if kind == "fail" else "none",
        "message": message(_words(finding)),
        "locations": [location(first)],
        "partialFingerprints": {"finding/v1": identity},
        "properties": _properties(one.verdict, finding, consequences),
    }
    if others:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": physical(place), "message": message(name)}
            for number, (name, place) in enumerate(others, start=1)
        ]
    if finding.waived_by is not None:
        why = gettext("waived by {waiver}", waiver=finding.waived_by)
        suppression = {"kind": "external", "status": "accepted", "justification": clean(why)}
        result["suppressions"] = [suppression]
    return result


def _rule_of_papers(one: Assessment) -> dict[str, Any]:
    title = {"text": gettext("Papers that are not evidence")}
    return {
        "id": f"{one.verdict.rules.pack}/{_NOT_COUNTED}",
        "shortDescription": title,
        "fullDescription": title,
        "help": title,
        "defaultConfiguration": {"level": "none"},
    }


def _result_on_paper(one: Assessment, paper: NotCounted) -> dict[str, Any]:
    """Return a paper that is not evidence as a result for information."""
    verdict = one.verdict
    paragraph = f" ({paper.paragraph})" if paper.paragraph else ""
    return {
        "ruleId": f"{verdict.rules.pack}/{_NOT_COUNTED}",
        "kind": "informational",
        "level": "none",
        "message": message(f"{paper.reason}{paragraph}"),
        "locations": [location(one.place_of(paper.document))],
        "partialFingerprints": {
            "paper/v1": fingerprint(verdict.case, verdict.rules.pack, paper.document)
        },
        "properties": {"case": verdict.case, "document": paper.document},
    }


def _rule_of_remarks(one: Assessment, remark: Told) -> dict[str, Any]:
    title = {"text": gettext("Documents that were left out, and warnings on documents")}
    return {
        "id": f"{one.verdict.rules.pack}/{remark.code}",
        "shortDescription": title,
        "fullDescription": title,
        "help": title,
        "defaultConfiguration": {"level": "warning"},
    }


def _result_of_remark(one: Assessment, remark: Told) -> dict[str, Any]:
    """Return a document that was left out, or a warning, as a result."""
    verdict = one.verdict
    marks = (verdict.case, verdict.rules.pack, remark.code, remark.name, remark.text)
    return {
        "ruleId": f"{verdict.rules.pack}/{remark.code}",
        "kind": "fail",
        "level": "warning",
        "message": message(f"{remark.name}: {remark.text}"),
        "locations": [location(remark.position)],
        "partialFingerprints": {"remark/v1": fingerprint(*marks)},
        "properties": {"case": verdict.case, "document": remark.name},
    }


def _words(finding: Finding) -> str:
    awaited = (f"{line}." for line in missing_and_awaited(finding))
    return " ".join([finding.message, *awaited, f"({finding.source})"])


def _properties(verdict: Verdict, finding: Finding, consequences: list[str]) -> dict[str, Any]:
    return {
        "case": verdict.case,
        "finding": finding.id,
        "status": finding.status.value,
        "source": finding.source,
        "basis": finding.basis,
        "evidence": list(finding.evidence),
        "consequences": consequences,
    }


def _by_cause(verdict: Verdict) -> dict[str, list[str]]:
    """Return the ids of the consequences that each finding helped to bring about."""
    found: dict[str, list[str]] = {}
    for consequence in verdict.consequences:
        for cause in consequence.because:
            found.setdefault(cause, []).append(consequence.id)
    return found


def _summary(one: Assessment) -> dict[str, Any]:
    verdict = one.verdict
    coverage = verdict.coverage
    return {
        "case": verdict.case,
        "asOf": verdict.as_of.isoformat(),
        "knownOn": verdict.known_on.isoformat(),
        "status": verdict.status.value,
        "summary": verdict.summary,
        "rules": f"{verdict.rules.pack} {verdict.rules.version} {verdict.rules.digest}",
        "rulesOrigin": verdict.rules.origin,
        "payable": payable_words(verdict.tranches),
        "assumptions": [clean(line) for line in assumption_lines(one)],
        "declared": [clean(line) for line in declared_lines(one)],
        "violatedElsewhere": verdict.violated_elsewhere,
        "norms": {"all": coverage.norms, "decided": coverage.checked},
        "waiting": waiting_line(one),
    }
