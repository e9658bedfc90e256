from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from xlsxwriter import Workbook

from checker.parsers.workbook.texts import LONGEST_TEXT
from checker.reports.sheets import (
    OPTIONS,
    SCALE,
    WIDEST,
    Column,
    Sheets,
    Value,
    cell_text,
    fits,
    number_format,
    text_width,
)

COLUMNS = (Column("Name", 20), Column("Currency", 10), Column("Amount", 14, "Currency"))


def sheet(*rows: tuple[Value, ...], columns: tuple[Column, ...] = COLUMNS) -> Any:
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    Sheets(book).table("a", columns, rows)
    book.close()
    loaded = openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)
    return loaded[0]["a"], loaded[1]["a"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "http://example.org"]
)
def test_a_text_is_never_a_formula(text: str) -> None:
    written, _ = sheet((text, text, None))
    assert [(cell.data_type, cell.hyperlink) for cell in written[2][:2]] == [("s", None)] * 2


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_not_left_out() -> None:
    assert cell_text("a" * LONGEST_TEXT) == "a" * LONGEST_TEXT
    written, _ = sheet(("a" * (LONGEST_TEXT + 1), None, None))
    assert written["A2"].value == "a" * (LONGEST_TEXT - 1) + "\u2026"


def test_numbers_and_days_are_what_they_are() -> None:
    columns = tuple(Column(name, 10) for name in "abcd")
    written, _ = sheet((Decimal("812.4999"), 7, date(1999, 12, 31), None), columns=columns)
    cells = written[2]
    assert [cell.value for cell in cells[:2]] == [812.4999, 7]
    assert [cell.number_format for cell in cells[:3]] == ["#,##0.0000", "#,##0", "yyyy-mm-dd"]
    assert cells[2].value.date() == date(1999, 12, 31)
    assert cells[3].value is None


def test_a_number_that_a_spreadsheet_would_round_is_a_text() -> None:
    written, _ = sheet(("x", None, Decimal("1234567890123456")))
    assert written["C2"].value == "1234567890123456"
    assert fits(Decimal("123456789012345"))
    assert not fits(Decimal("0.1234567890123456"))


def test_amounts_are_added_up_by_currency_in_a_formula_with_its_result() -> None:
    rows = (("a", "USD", Decimal("0.1")), ("b", "EUR", Decimal(5)), ("c", "USD", Decimal("0.2")))
    written, results = sheet(*rows)
    totals = {row[1].value: (row[2].value, results.cell(row[2].row, 3).value)
              for row in written.iter_rows(min_row=6)}  # fmt: skip
    assert totals == {
        "EUR": ("=SUMIF($B$2:$B$4,$B6,C$2:C$4)", 5),
        "USD": ("=SUMIF($B$2:$B$4,$B7,C$2:C$4)", 0.3),
    }


def test_an_empty_table_has_its_head_only() -> None:
    written, _ = sheet()
    assert [[cell.value for cell in row] for row in written.rows] == [
        ["Name", "Currency", "Amount"]
    ]
    assert written.freeze_panes == "B2"


def test_formats_show_every_decimal_and_amounts_their_cents() -> None:
    assert number_format(Decimal("5")) == "#,##0"
    assert number_format(Decimal("5"), is_amount=True) == "#,##0.00"
    assert number_format(Decimal("5.125"), is_amount=True) == "#,##0.000"
    assert number_format(Decimal("5.10")) == "#,##0.0"


def test_chinese_characters_are_twice_as_wide() -> None:
    assert text_width("a1") == 2
    assert text_width("产量a") == 5


@pytest.mark.parametrize(("width", "fits_on_a_page"), [(WIDEST - 24, True), (WIDEST - 23, False)])
def test_a_wide_sheet_is_printed_on_pages_that_can_be_read(
    width: int, fits_on_a_page: bool
) -> None:
    columns = (Column("Name", width), *COLUMNS[1:])
    written, _ = sheet(("a", "USD", Decimal(1)), columns=columns)
    assert bool(written.sheet_properties.pageSetUpPr.fitToPage) is fits_on_a_page
    assert written.print_title_rows == "$1:$1"
    assert (written.print_title_cols, written.page_setup.scale) == (
        (None, None) if fits_on_a_page else ("$A:$A", SCALE)
    )
