from __future__ import annotations

import pytest

from checker.parsers.workbook.addresses import (
    Cells,
    cell_name,
    cells_of,
    in_sheet,
    letters,
    row_and_column,
    sheet_and_ranges,
    whole_number,
)


@pytest.mark.parametrize(
    ("name", "at"),
    [("A1", (1, 1)), ("Z2", (2, 26)), ("AA3", (3, 27)), ("XFD1048576", (1_048_576, 16_384))],
)
def test_names_and_places_of_cells_belong_together(name: str, at: tuple[int, int]) -> None:
    assert row_and_column(name) == at
    assert cell_name(*at) == name


@pytest.mark.parametrize("name", ["", "1", "A", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "A1:B2"])
def test_what_does_not_name_a_cell(name: str) -> None:
    assert row_and_column(name) is None


def test_letters_go_on_after_z() -> None:
    assert [letters(at) for at in (26, 27, 52, 53, 702, 703)] == [
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]


def test_ranges() -> None:
    assert cells_of("B7:D9") == Cells(7, 2, 9, 4)
    assert cells_of("B7") == Cells(7, 2, 7, 2)
    assert cells_of("B7:") == Cells(7, 2, 7, 2)
    assert cells_of("everything") is None


def test_sheets_are_quoted_where_their_name_needs_it() -> None:
    assert in_sheet("报告", "B7") == "报告!B7"
    assert in_sheet("well-report", "B7") == "well-report!B7"
    assert in_sheet("my sheet", "B7") == "'my sheet'!B7"
    assert in_sheet("it's", "B7") == "'it''s'!B7"


def test_a_place_is_taken_apart() -> None:
    assert sheet_and_ranges("report!B7:B9,B12") == ("report", ["B7:B9", "B12"])
    assert sheet_and_ranges("'it''s'!B7") == ("it's", ["B7"])
    assert sheet_and_ranges("") == ("", [])


@pytest.mark.parametrize("text", [None, "", "-1", "1.0", "\u00b2", "\u0663", "1" * 10, " 1"])
def test_what_is_not_a_whole_number(text: str | None) -> None:
    assert whole_number(text) is None
    assert whole_number("7") == 7
