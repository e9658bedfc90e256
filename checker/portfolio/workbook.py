"""The rows of a portfolio as a workbook: a sheet for each record, written row by row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.messages import gettext
from checker.portfolio.columns import Column, Kind, Record, of_record
from checker.portfolio.spool import Spool
from checker.portfolio.writing import as_text
from checker.reports.sheets import FIXED_DAY, OPTIONS, cell_text, fits

MOST_ROWS: Final = 1_048_576
"""Rows of a sheet, its head included."""
_NAMES: Final = {
    Record.VERDICT: "verdicts",
    Record.TRANCHE: "tranches",
    Record.FINDING: "findings",
    Record.CONSEQUENCE: "consequences",
}
_WIDTHS: Final = {Kind.TEXT: 24, Kind.DAY: 12, Kind.NUMBER: 18, Kind.TEXTS: 40, Kind.SUBJECT: 32}
_NUMBERS: Final = "#,##0.00########"
_DAYS: Final = "yyyy-mm-dd"


def write_workbook(spool: Spool, file: Path) -> None:
    """Write the rows; raises OSError where the file cannot be written or has no room for them."""
    options = {**OPTIONS, "in_memory": False, "constant_memory": True}
    with Workbook(str(file), options) as book:
        book.set_properties({"title": "Portfolio", "author": "checker", "created": FIXED_DAY})
        formats = {code: book.add_format({"num_format": code}) for code in (_NUMBERS, _DAYS, "@")}
        sheets = {record: _Sheet(book, record, formats) for record in Record}
        for row in spool.rows():
            sheets[Record(row["record"])].add(row)
        for sheet in sheets.values():
            sheet.finish()


class _Sheet:
    """The sheet of one record, with the columns that its rows have."""

    def __init__(self, book: Workbook, record: Record, formats: Mapping[str, Any]) -> None:
        self._columns = tuple(column for column in of_record(record) if column.name != "record")
        self._formats = formats
        self._sheet: Worksheet = book.add_worksheet(_NAMES[record])
        self._next = 1
        head = book.add_format({"bold": True, "bg_color": "#DDE3EA"})
        self._sheet.freeze_panes(1, 1)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS[column.kind])
            self._sheet.write_string(0, at, column.name, head)

    def add(self, row: Mapping[str, Any]) -> None:
        """Write a row; raises OSError where the sheet is full."""
        if self._next >= MOST_ROWS:
            message = gettext(
                "a sheet holds at most {count:,} rows; write .parquet or .csv", count=MOST_ROWS
            )
            raise OSError(0, message)
        for at, column in enumerate(self._columns):
            if row[column.name] is not None:
                self._put(at, column, row[column.name])
        self._next += 1

    def finish(self) -> None:
        """Set the filter, once the number of rows is known."""
        self._sheet.autofilter(0, 0, self._next - 1, len(self._columns) - 1)

    def _put(self, at: int, column: Column, value: Any) -> None:
        """Write a value; a number that a spreadsheet would round stays a text."""
        if column.kind is Kind.DAY:
            day = date.fromisoformat(value)
            self._sheet.write_datetime(self._next, at, day, self._formats[_DAYS])
        elif column.kind is Kind.NUMBER and fits(Decimal(value)):
            self._sheet.write_number(self._next, at, Decimal(value), self._formats[_NUMBERS])
        else:
            self._sheet.write_string(self._next, at, cell_text(as_text(value)), self._formats["@"])
