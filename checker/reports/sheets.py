"""Sheets of workbooks: texts as texts, numbers with every digit, days as days, totals below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, TypeAlias
from unicodedata import east_asian_width

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from checker.messages import told
from checker.parsers.workbook.texts import LONGEST_TEXT
from checker.parsers.workbook.values import DIGITS
from checker.reports.phrases import clean

FIXED_DAY: Final = datetime(1980, 1, 1)
"""The day that a file bears, so that the same content gives the same bytes."""
OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""Texts are written as texts, so that none is taken for a formula or a link."""
A4: Final = 9
WIDEST: Final = 250
"""Columns of a digit that can still be read when they are printed on one page."""
SCALE: Final = 65
"""In percent, how large a sheet is printed that is wider: on several pages side by side."""
LINE_HEIGHT: Final = 15
MOST_LINES: Final = 8

Value: TypeAlias = str | Decimal | int | date | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet; ``currency`` names the column that says the currency of its amounts."""

    title: str
    width: int
    currency: str | None = None


@dataclass(slots=True)
class Sheets:
    """Writes tables as sheets of one workbook."""

    book: Workbook
    formats: dict[tuple[str, bool], Any] = field(default_factory=dict)

    def table(self, name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:
        """Write a sheet with its head in view, a filter, and the totals of its amounts.

        A row has a value for each column. Amounts are added up by currency.
        """
        sheet = self.book.add_worksheet(name)
        known = list(rows)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width)
            sheet.write_string(0, at, told(column.title), self._format("@", True))
        for row, values in enumerate(known, start=1):
            for at, value in enumerate(values):
                self._put(sheet, row, at, value, is_amount=columns[at].currency is not None)
            sheet.set_row(row, _height(columns, values))
        sheet.set_row(0, _height(columns, [column.title for column in columns]))
        if known:
            sheet.autofilter(0, 0, len(known), len(columns) - 1)
        self._totals(sheet, columns, known)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        if sum(column.width for column in columns) <= WIDEST:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(SCALE)
            sheet.repeat_columns(0)
        sheet.repeat_rows(0)

    def _put(
        self, sheet: Worksheet, row: int, at: int, value: Value, is_amount: bool = False
    ) -> None:
        if value is None:
            return
        if isinstance(value, date):
            sheet.write_datetime(row, at, value, self._format("yyyy-mm-dd"))
        elif isinstance(value, Decimal | int) and fits(value):
            sheet.write_number(row, at, value, self._format(number_format(value, is_amount)))
        else:
            text = cell_text(value if isinstance(value, str) else f"{value:f}")
            sheet.write_string(row, at, text, self._format("@"))

    def _totals(
        self, sheet: Worksheet, columns: Sequence[Column], rows: Sequence[Sequence[Value]]
    ) -> None:
        """Write a row for each currency that adds up its amounts, and can be seen to."""
        titles = [column.title for column in columns]
        amounts = [at for at, column in enumerate(columns) if column.currency is not None]
        if not amounts or not rows:
            return
        kinds = titles.index(str(columns[amounts[0]].currency))
        currencies = sorted({str(row[kinds]) for row in rows if row[kinds] is not None})
        for line, currency in enumerate(currencies, start=len(rows) + 2):
            sheet.write_string(line, 0, f"\u03a3 {clean(currency)}", self._format("@", True))
            sheet.write_string(line, kinds, clean(currency), self._format("@", True))
            for at in amounts:
                mine = [row[at] for row in rows if str(row[kinds]) == currency]
                total = sum((each for each in mine if isinstance(each, Decimal)), Decimal(0))
                formula = _sum_if(kinds, line, at, len(rows))
                shown = self._format(number_format(total, True), True)
                sheet.write_formula(line, at, formula, shown, total)

    def _format(self, code: str, is_head: bool = False) -> Any:
        known = code, is_head
        if known not in self.formats:
            options: dict[str, object] = {"num_format": code, "valign": "top", "text_wrap": True}
            if code == "yyyy-mm-dd":
                options["align"] = "left"
            if is_head:
                options |= {"bold": True, "bg_color": "#DDE3EA"}
            self.formats[known] = self.book.add_format(options)
        return self.formats[known]


def _height(columns: Sequence[Column], values: Sequence[Value]) -> int:
    """Return how high a row has to be for its texts, within reason."""
    pairs = zip(values, columns, strict=True)
    texts = ((text_width(told(each)), at.width) for each, at in pairs if isinstance(each, str))
    lines = max((1 + length // width for length, width in texts), default=1)
    return LINE_HEIGHT * min(lines, MOST_LINES)


def cell_text(text: str) -> str:
    """Return a text as a cell holds it: clean, and cut where XlsxWriter would leave it out."""
    shown = clean(text)
    return shown if len(shown) <= LONGEST_TEXT else f"{shown[: LONGEST_TEXT - 1]}\u2026"


def text_width(text: str) -> int:
    """Return how wide a text is in columns of a digit: Chinese characters count twice."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def fits(number: Decimal | int) -> bool:
    """Return whether a spreadsheet keeps every digit of a number."""
    return len(Decimal(number).normalize().as_tuple().digits) <= DIGITS


def number_format(number: Decimal | int, is_amount: bool = False) -> str:
    """Return the format that shows every decimal of a number, of an amount at least the cents."""
    exponent = Decimal(number).normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    decimals = max(decimals, 2) if is_amount else decimals
    return f"#,##0.{'0' * decimals}" if decimals else "#,##0"


def _sum_if(kinds: int, line: int, at: int, rows: int) -> str:
    kind, column = xl_col_to_name(kinds), xl_col_to_name(at)
    last = rows + 1
    return f"=SUMIF(${kind}$2:${kind}${last},${kind}{line + 1},{column}$2:{column}${last})"
