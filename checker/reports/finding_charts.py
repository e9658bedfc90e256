"""The charts that a pack asks for: the figures of a rule's findings as a picture and a table."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import gettext, told
from checker.model.pack import FindingChart, FindingRule
from checker.model.statement import Cell, Heading, Part
from checker.model.verdict import Finding
from checker.reports.assessment import Assessment
from checker.reports.phrases import figure

_NAMES = {
    "measured": gettext("Measured"),
    "bound": gettext("Allowed"),
    "status": gettext("Status"),
    "due": gettext("Due"),
    "done_on": gettext("Done on"),
}


def chart_parts(assessment: Assessment, prefix: str) -> list[Part]:
    """Return a table with a chart for each that the pack asks for and that has findings.

    ``prefix`` begins their ids, so that several cases can stand in one page.
    """
    parts = []
    for number, chart in enumerate(assessment.pack.manifest.charts, start=1):
        found = [each for each in assessment.verdict.all_findings() if each.rule == chart.rule]
        rule = assessment.rules.get(chart.rule)
        if found and isinstance(rule, FindingRule):
            parts.append(_part(f"{prefix}-{number}", chart, rule, found))
    return parts


def _part(name: str, chart: FindingChart, rule: FindingRule, found: Sequence[Finding]) -> Part:
    rows = tuple(_row(each) for each in found)
    columns = (*rule.for_each, *(each for each in _NAMES if any(each in row for row in rows)))
    unit = getattr(rule, "unit", None)
    return Part(
        id=name,
        title=chart.title,
        columns=tuple(_heading(each, unit) for each in columns),
        rows=rows,
        charts=(chart.specification,),
    )


def _heading(name: str, unit: str | None) -> Heading:
    numeric = name in ("measured", "bound")
    title = _NAMES.get(name) or told(name.replace("_", " ")).capitalize()
    return Heading(id=name, title=title, unit=unit if numeric else None, numeric=numeric)


def _row(finding: Finding) -> dict[str, Cell]:
    row = {name: _text(str(value)) for name, value in finding.subject.items()}
    for name, value in (("measured", finding.measured), ("bound", finding.bound)):
        if value is not None:
            row[name] = Cell(kind="number", value=format(value, "f"), shown=figure(value))
    row["status"] = Cell(kind="text", value=finding.status, shown=finding.words)
    for name, day in (("due", finding.due), ("done_on", finding.done_on)):
        if day is not None:
            row[name] = Cell(kind="date", value=day.isoformat(), shown=day.isoformat())
    return row


def _text(value: str) -> Cell:
    return Cell(kind="text", value=value, shown=value)
