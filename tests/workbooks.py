"""Templates filled in as a project office would, with another library than the one that reads."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from checker.excel.guide import Wanted
from checker.excel.template import template
from checker.model.pack import Pack

FIRST_ROW = 5


def documents_of(case: Path) -> Iterator[dict[str, Any]]:
    """Yield the documents of a case in a folder in reading order."""
    for path in sorted(case.rglob("*.json"), key=lambda path: path.parts):
        if path.name != "case.json":
            value = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
            yield from value if isinstance(value, list) else [value]


def filled(pack: Pack, case: str, documents: Iterable[Mapping[str, Any]]) -> Any:
    """Return an openpyxl workbook: the template of a pack with documents filled in."""
    book = openpyxl.load_workbook(BytesIO(template(pack, Wanted())))
    book["case"].cell(FIRST_ROW, 1, case)
    for document in documents:
        sheet = book[str(document["type"])]
        columns = {cell.value: cell.column for cell in sheet[1]}
        row = max(sheet.max_row + 1, FIRST_ROW)
        for step, fields in enumerate(_rows(document)):
            for key, value in fields.items():
                _set(sheet.cell(row + step, columns[key]), value)
    return book


def saved(book: Any, path: Path) -> Path:
    """Save an openpyxl workbook and return where it is."""
    book.save(path)
    return path


def _set(cell: Any, value: Any) -> None:
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"


def _rows(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the rows of a document: the first, and those in which its lists go on."""
    rows: list[dict[str, Any]] = [{}]
    for name, value in document.items():
        if name != "type":
            _fill(rows, name, value)
    return rows


def _fill(rows: list[dict[str, Any]], key: str, value: Any) -> None:
    if isinstance(value, dict) and key not in ("subject", "key"):
        for name, item in value.items():
            _fill(rows, f"{key}.{name}", item)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for at, item in enumerate(value):
            rows += [{} for _ in range(at + 1 - len(rows))]
            for name, inner in item.items():
                _fill([rows[at]], f"{key}[].{name}", inner)
    elif isinstance(value, dict):
        rows[0][key] = json.dumps(value)
    elif isinstance(value, list) or key == "supersedes":
        items = value if isinstance(value, list) else [value]
        rows[0][f"{key}[]"] = "; ".join(map(str, items)) or "[]"
    else:
        rows[0][key] = _cell_value(value)


def _cell_value(value: Any) -> Any:
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value
