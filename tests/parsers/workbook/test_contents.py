from __future__ import annotations

from checker.parsers.workbook.contents import Contents, Line

DOCUMENT = ("documents", 3)


def contents() -> Contents:
    made = Contents(from_1904=False)
    made.names[*DOCUMENT, "id"] = "report!A7"
    made.lines[DOCUMENT] = Line("my report", 7, {("id",): 1, ("approvals", "board"): 28})
    made.lines[()] = Line("case", 5, {("rules",): 2})
    return made


def test_a_value_has_the_cell_that_it_was_read_from() -> None:
    assert contents().name_at((*DOCUMENT, "id")) == "report!A7"


def test_an_empty_cell_is_found_by_its_row_and_column() -> None:
    assert contents().name_at((*DOCUMENT, "approvals", "board")) == "'my report'!AB7"
    assert contents().name_at(("rules",)) == "case!B5"


def test_what_has_no_column_has_no_cell() -> None:
    assert contents().name_at((*DOCUMENT, "approvals")) is None
    assert contents().name_at(("documents", 4, "id")) is None
    assert Contents(from_1904=False).name_at(()) is None
