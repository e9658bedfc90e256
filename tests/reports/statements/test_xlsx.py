from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl

from checker.model.statement import Part
from checker.reports import Style
from checker.reports.statements.xlsx import render
from tests.reports.statements.samples import COLUMNS, HARMFUL, number, statement


def sheets() -> Any:
    """Return the workbook as a spreadsheet reads it."""
    return openpyxl.load_workbook(BytesIO(render(statement(), Style())))


def row_with(sheet: Any, first: str) -> list[Any]:
    """Return the cells of the row that begins with a text."""
    return next(row for row in sheet.iter_rows() if row[0].value == first)


def test_figures_are_numbers_and_days_are_days() -> None:
    cells = row_with(sheets()["Statement"], "South")
    assert (cells[1].value, cells[1].number_format) == (1234.5, "#,##0.##########")
    assert cells[2].value == datetime(1999, 5, 8)


def test_no_text_becomes_a_formula_or_a_link() -> None:
    book = sheets()
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" and cell.hyperlink is None for cell in cells)
    shown = [cell for cell in cells if str(cell.value).startswith("=HYPERLINK")]
    assert shown
    assert all(
        "\x1b" not in cell.value and cell.value in HARMFUL.replace("\x1b", "") for cell in shown
    )


def test_what_is_not_reported_is_a_word_and_never_zero() -> None:
    row = row_with(sheets()["Statement"], '=HYPERLINK("http://x")<b>|[31m')
    assert row[1].value == "not reported"
    assert row_with(sheets()["Statement"], "Total")[1].value == "at least 1,234.5"


def test_each_figure_has_its_documents_on_the_second_sheet() -> None:
    rows = [[cell.value for cell in row] for row in sheets()["Evidence"].iter_rows()]
    assert ["Output", "South", "Made", "1234.5", "t", "R-1", ""] in [
        ["" if value is None else value for value in row] for row in rows
    ]


def test_a_number_with_too_many_digits_for_a_spreadsheet_stays_whole_as_text() -> None:
    long = "1234567890123456.789"
    part = Part(id="p", title="P", columns=COLUMNS[1:2], rows=({"made": number(long)},))
    made = statement().model_copy(update={"sections": (part,)})
    book = openpyxl.load_workbook(BytesIO(render(made, Style())))
    values = [cell.value for row in book["Statement"].iter_rows() for cell in row]
    assert f"{Decimal(long):,f}" in values


def test_a_figure_of_more_documents_than_a_cell_holds_still_names_the_first() -> None:
    figure = number("1", "t", *(f"R-{at}" for at in range(10_000)))
    part = Part(id="p", title="P", columns=COLUMNS[1:2], rows=({"made": figure},))
    made = statement().model_copy(update={"sections": (part,)})
    book = openpyxl.load_workbook(BytesIO(render(made, Style())))
    assert str(book["Evidence"]["F2"].value).startswith("R-0, R-1, ")


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert render(statement(), Style()) == render(statement(), Style())
