"""A statement as JSON: exact values as texts, each with its documents."""

from __future__ import annotations

from typing import Any

from checker.model.statement import Cell, Part, Statement
from checker.reports.assessment import Style
from checker.reports.json import dumps
from checker.reports.statements.pictures import charts


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
        shown["charts"] = [chart.whole for chart in charts(part)]
    return {**shown, "evidence": list(part.evidence), "missing": list(part.missing)}


def _row(row: dict[str, Cell]) -> dict[str, Any]:
    return {name: cell.model_dump(mode="json") for name, cell in row.items()}
