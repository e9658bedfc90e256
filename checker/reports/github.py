"""Findings as workflow commands, which GitHub shows as annotations on the changed files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from checker.model.problems import Position
from checker.model.verdict import Finding, Status, Verdict
from checker.reports.assessment import Assessment, Style
from checker.reports.selection import places_of
from checker.reports.wording import clean, titled

Level = Literal["error", "warning", "notice"]
_LEVELS: dict[Status, Level] = {
    Status.VIOLATED: "error",
    Status.UNDETERMINED: "warning",
    Status.WAIVED: "notice",
}
_CASE_LEVELS: dict[Status, Level] = {Status.VIOLATED: "error", Status.UNDETERMINED: "warning"}


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return an annotation for each finding that needs attention, then one for each case."""
    lines = []
    for one in assessments:
        for finding in one.verdict.all_findings():
            level = _LEVELS.get(finding.status)
            if level:
                lines.append(_finding(one, finding, level))
        lines.append(_case(one.verdict, one.case.position))
    return "".join(line + "\n" for line in lines)


def annotation(level: Level, text: str, title: str, position: Position) -> str:
    """Return one workflow command; what a submitter wrote cannot end it or start another."""
    place = {"file": position.file, "line": position.line, "col": position.column, "title": title}
    given = {name: str(value) for name, value in place.items() if value is not None}
    properties = ",".join(f"{name}={_property(value)}" for name, value in given.items())
    return f"::{level} {properties}::{_data(text)}"


def _data(text: str) -> str:
    lines = [clean(line) for line in text.splitlines()]
    return "\n".join(lines).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(clean(text)).replace(":", "%3A").replace(",", "%2C")


def _finding(one: Assessment, finding: Finding, level: Level) -> str:
    (_, place), *_ = places_of(one, finding)
    lines = [
        finding.message,
        f"Missing: {'; '.join(finding.missing)}" if finding.missing else "",
        f"Awaiting a determination by: {finding.awaiting}" if finding.awaiting else "",
        f"To do: {finding.advice}" if finding.advice else "",
        f"Waived by: {finding.waived_by}" if finding.waived_by else "",
        f"Paragraph: {finding.source}",
        f"Finding: {finding.id}",
    ]
    title = titled(finding.title, finding.subject)
    return annotation(level, "\n".join(filter(None, lines)), title, place)


def _case(verdict: Verdict, position: Position) -> str:
    level = _CASE_LEVELS.get(verdict.status, "notice")
    title = f"{verdict.case} as of {verdict.as_of}: {verdict.status}"
    return annotation(level, verdict.summary, title, position)
