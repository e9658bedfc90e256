from __future__ import annotations

from checker.model.problems import Position, Problem
from checker.parsers.workbook.ranges import merged_by_column


def problem(cell: str | None, message: str = "no", found: str | None = None) -> Problem:
    return Problem(Position("a.xlsx", cell=cell), "code", message, found=found)


def cells(*problems: Problem) -> list[str | None]:
    return [each.position.cell for each in merged_by_column(problems)]


def test_the_same_fault_in_a_column_is_told_once_with_its_range() -> None:
    assert cells(*(problem(f"Grants!B{row}") for row in (7, 9, 8, 12))) == ["Grants!B7:B9,B12"]


def test_other_columns_sheets_and_messages_stay_apart() -> None:
    apart = [problem("a!B7"), problem("a!C7"), problem("b!B7"), problem("a!B8", "other")]
    assert merged_by_column(apart) == apart


def test_what_was_found_is_shown_as_far_as_it_is_short() -> None:
    few = [problem(f"a!B{row}", found=text) for row, text in ((7, "x"), (8, "y"), (9, "x"))]
    assert merged_by_column(few)[0].found == "x, y"
    many = [problem(f"a!B{row}", found=str(row)) for row in range(7, 12)]
    assert merged_by_column(many)[0].found == "7, 8, 9 and 2 more"


def test_problems_of_other_files_are_left_as_they_are() -> None:
    lines = [Problem(Position("a.json", "/0", 1, 2), "code", "no")] * 2
    assert merged_by_column(lines) == lines
    assert cells(problem(None), problem(None)) == [None, None]


def test_names_of_sheets_may_hold_anything() -> None:
    assert cells(problem("'a!b'!B7"), problem("'a!b'!B8")) == ["'a!b'!B7:B8"]
