"""The names of cells: ``B7`` for people, row and column from 1 for programs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
_CELL: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})")
_PLAIN_NAME: Final = re.compile(r"[^\W\d][\w.-]*")


@dataclass(frozen=True, slots=True)
class Cells:
    """A rectangle of cells, its first and last row and column included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


def whole_number(text: str | None) -> int | None:
    """Return a number of at most nine digits; None for anything else that a file may hold."""
    is_number = text is not None and text.isascii() and text.isdigit() and len(text) < 10
    return int(text) if is_number and text is not None else None


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell."""
    return f"{letters(column)}{row}"


def in_sheet(sheet: str, cell: str) -> str:
    """Return the name of a cell or range with its sheet, in quotes where the name needs them."""
    if _PLAIN_NAME.fullmatch(sheet):
        return f"{sheet}!{cell}"
    return "'{}'!{}".format(sheet.replace("'", "''"), cell)


def sheet_and_ranges(name: str) -> tuple[str, list[str]]:
    """Return the sheet and the ranges of ``'my sheet'!B7:B9,B12``; empty where there are none."""
    sheet, mark, ranges = name.rpartition("!")
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, ranges.split(",") if mark else []


def row_and_column(name: str) -> tuple[int, int] | None:
    """Return row and column of a cell by its name; None for what does not name one."""
    found = _CELL.fullmatch(name)
    if found is None:
        return None
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(found[2])
    return (row, column) if row <= MAX_ROW and column <= MAX_COLUMN else None


def cells_of(name: str) -> Cells | None:
    """Return the cells of a range such as ``B7:D9``; None for what does not name one."""
    first, _, last = name.partition(":")
    start, end = row_and_column(first), row_and_column(last or first)
    return Cells(*start, *end) if start and end else None
