"""A statement as JSON: exact values as texts, each with its documents."""

from __future__ import annotations

from typing import Any

from checker.model.statement import Cell, Part, Statement
from checker.reports.assessment import Style
from checker.reports.json import dumps


def render(statement: Statement, style: Style) -> str:
    """Return the statement as one JSON object; the style does not matter here."""
    whole: dict[str, Any] = statement.model_dump(mode="json", exclude={"sections"})
    whole["sections"] = [_section(part) for part in statement.sections]
    return dumps(whole)


def _section(part: Part) -> dict[str, Any]:
    shown: dict[str, Any] = {"id": part.id, "title": part.title}
    if part.text is not None:
        shown["text"] = part.text
    else:
        shown["columns"] = [column.model_dump(mode="json") for column in part.columns]
        shown["rows"] = [_row(row) for row in part.rows]
        shown["total"] = _row(part.total) if part.total else None
    if part.charts:
        shown["charts"] = [_chart(part, chart) for chart in part.charts]
    return {**shown, "evidence": list(part.evidence), "missing": list(part.missing)}


def _row(row: dict[str, Cell]) -> dict[str, Any]:
    return {name: cell.model_dump(mode="json") for name, cell in row.items()}


def _chart(part: Part, chart: dict[str, Any]) -> dict[str, Any]:
    """Return a Vega-Lite specification with the rows as its data; numbers stay exact texts."""
    values = [{name: cell.value for name, cell in row.items()} for row in part.rows]
    numbers = {column.id: "number" for column in part.columns if column.numeric}
    return {**chart, "data": {"values": values, "format": {"parse": numbers}}}
