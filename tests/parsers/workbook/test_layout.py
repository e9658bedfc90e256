from __future__ import annotations

from checker.parsers.workbook.layout import MAX_SHEET_NAME, sheet_name


def test_the_sheet_of_a_type_has_its_name_as_far_as_a_workbook_allows() -> None:
    assert sheet_name("production-report") == "production-report"
    longest = "a" * MAX_SHEET_NAME
    assert sheet_name(longest) == longest
    assert sheet_name(longest + "b") == longest
