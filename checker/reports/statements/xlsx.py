"""A statement as a workbook: the statement on one sheet, where each figure is from on another.

Texts are written as texts, so that none is taken for a formula.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.messages import gettext
from checker.model.statement import Cell, Part, Statement
from checker.reports.assessment import Style
from checker.reports.phrases import clean
from checker.reports.sheets import (
    A4,
    FIXED_DAY,
    LINE_HEIGHT,
    OPTIONS,
    cell_text,
    fits,
    text_width,
)
from checker.reports.statements.wording import (
    NOTHING,
    about,
    foot,
    heading,
    paragraphs,
    row_names,
    total_cells,
)

WIDTH, COLUMN_WIDTH, NAME_WIDTH = 6, 18, 44
LINE_LENGTH = 120
CENTS = 2
_TOP = {"valign": "top"}
_FIGURES: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True, **_TOP},
    "number": {"num_format": "#,##0.##########", **_TOP},
    "whole": {"num_format": "#,##0", **_TOP},
    "money": {"num_format": "#,##0.00", **_TOP},
    "day": {"num_format": "yyyy-mm-dd", "align": "left", **_TOP},
    "unknown": {"italic": True, "font_color": "#59636E", **_TOP},
}
FORMATS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14},
    "section": {"bold": True, "font_size": 12},
    "quiet": {"font_color": "#59636E", "font_size": 9, "text_wrap": True, **_TOP},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, **_TOP},
    "total": {"bold": True, "top": 1},
    **_FIGURES,
    **{f"total {name}": {**each, "bold": True, "top": 1} for name, each in _FIGURES.items()},
}
EVIDENCE_HEADINGS = (
    gettext("Section"),
    gettext("Row"),
    gettext("Column"),
    gettext("Value"),
    gettext("Unit"),
    gettext("Evidence"),
    gettext("Missing"),
)


def render(statement: Statement, style: Style) -> bytes:
    """Return an .xlsx file; the style does not matter here."""
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties(
        {"title": clean(statement.title), "author": "checker", "created": FIXED_DAY}
    )
    _Book(book).write(statement)
    book.close()
    return out.getvalue()


class _Book:
    """A workbook being written; ``at`` is the next free row of the first sheet."""

    def __init__(self, book: Workbook) -> None:
        self._sheet: Worksheet = book.add_worksheet(gettext("Statement"))
        self._evidence: Worksheet = book.add_worksheet(gettext("Evidence"))
        self._formats = {name: book.add_format(options) for name, options in FORMATS.items()}
        self._at = 0

    def write(self, statement: Statement) -> None:
        """Write both sheets."""
        self._sheet.set_column(0, 0, NAME_WIDTH)
        self._sheet.set_column(1, WIDTH - 1, COLUMN_WIDTH)
        self._sheet.set_paper(A4)
        self._sheet.fit_to_pages(1, 0)
        self._line(statement.title, "title")
        for line in about(statement):
            self._line(line, "quiet")
        for part in statement.sections:
            self._at += 1
            self._line(part.title, "section")
            self._part(part)
        self._at += 1
        for line in foot(statement):
            self._line(line, "quiet")
        self._evidence_sheet(statement)

    def _line(self, text: str, format_: str) -> None:
        """Write a text over the whole width, in as many lines as it needs."""
        shown = cell_text(text)
        used = self._formats[format_]
        self._sheet.merge_range(self._at, 0, self._at, WIDTH - 1, "", used)
        self._sheet.write_string(self._at, 0, shown, used)
        height = LINE_HEIGHT * (1 + text_width(shown) // LINE_LENGTH)
        if height > LINE_HEIGHT:
            self._sheet.set_row(self._at, height)
        self._at += 1

    def _part(self, part: Part) -> None:
        if part.text is not None:
            for block in paragraphs(part.text):
                for line in block.split("\n"):
                    self._line(line, "text")
        elif part.rows:
            self._table(part)
        else:
            self._line(NOTHING, "text")

    def _table(self, part: Part) -> None:
        for column, each in enumerate(part.columns):
            self._sheet.write_string(self._at, column, heading(each), self._formats["head"])
        for row in part.rows:
            self._at += 1
            self._row(part, row)
        if part.total:
            self._at += 1
            words = total_cells(part)
            for column, text in enumerate(words):
                self._sheet.write_string(self._at, column, text, self._formats["total"])
            self._row(part, part.total, "total ")
        self._at += 1

    def _row(self, part: Part, row: dict[str, Cell], prefix: str = "") -> None:
        """Write a row, as high as its longest text needs."""
        lines = [
            1
            + text_width(cell_text(row[each.id].shown)) // (COLUMN_WIDTH if column else NAME_WIDTH)
            for column, each in enumerate(part.columns)
            if each.id in row
        ]
        if max(lines, default=1) > 1:
            self._sheet.set_row(self._at, LINE_HEIGHT * max(lines))
        for column, each in enumerate(part.columns):
            if each.id in row:
                self._cell(self._sheet, self._at, column, row[each.id], prefix)

    def _cell(self, sheet: Worksheet, at: int, column: int, cell: Cell, prefix: str = "") -> None:
        """Write a figure as what it is: a number, a date, or a text."""
        number = _number(cell)
        if number is not None:
            sheet.write_number(at, column, number, self._formats[prefix + _number_format(cell)])
        elif cell.kind == "date" and cell.value is not None:
            day = date.fromisoformat(cell.value)
            sheet.write_datetime(at, column, day, self._formats[prefix + "day"])
        else:
            kind = "unknown" if cell.kind == "unknown" else "text"
            sheet.write_string(at, column, cell_text(cell.shown), self._formats[prefix + kind])

    def _evidence_sheet(self, statement: Statement) -> None:
        """Write one row for each figure: where it stands, its exact value, and its documents."""
        sheet = self._evidence
        sheet.set_column(0, 3, 24)
        sheet.set_column(5, 6, 80)
        for column, title in enumerate(EVIDENCE_HEADINGS):
            sheet.write_string(0, column, title, self._formats["head"])
        for at, texts in enumerate(_evidence_rows(statement), start=1):
            for column, text in enumerate(texts):
                sheet.write_string(at, column, cell_text(text), self._formats["text"])
        sheet.freeze_panes(1, 0)


def _number(cell: Cell) -> Decimal | None:
    """Return the number of a figure where a spreadsheet can hold every digit of it."""
    if cell.kind != "number" or cell.value is None:
        return None
    number = Decimal(cell.value)
    return number if fits(number) else None


def _number_format(cell: Cell) -> str:
    """Return how many decimals a number shows: as many as the statement does elsewhere."""
    figure = cell.shown.split(" ")[0]  # the unit may stand beside it
    _, point, decimals = figure.partition(".")
    if not point:
        return "whole"
    return "money" if len(decimals) == CENTS else "number"


def _evidence_rows(statement: Statement) -> Iterator[tuple[str, ...]]:
    for part in statement.sections:
        if part.text is not None:
            yield part.title, "", "", "", "", ", ".join(part.evidence), "; ".join(part.missing)
        titles = {column.id: column.title for column in part.columns}
        for name, row in zip(row_names(part), part.rows, strict=True):
            for column, cell in row.items():
                yield (
                    part.title,
                    name,
                    titles[column],
                    cell.shown if cell.value is None else cell.value,
                    cell.unit or "",
                    ", ".join(cell.evidence),
                    "; ".join(cell.missing),
                )
