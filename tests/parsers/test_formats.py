from __future__ import annotations

import pytest

from checker.parsers.formats import JSON, WORKBOOK, format_of, has_format


@pytest.mark.parametrize("name", ["a.json", "a/b.JSON", "x.y.json"])
def test_files_with_a_known_suffix_may_hold_documents(name: str) -> None:
    assert has_format(name)
    assert format_of(name) is JSON


def test_workbooks_are_read_as_such() -> None:
    assert format_of("a/b.XLSX") is WORKBOOK
    assert has_format("a.xlsx")


@pytest.mark.parametrize("name", ["<stdin>", "case", "a.txt", "json", "a.json.bak"])
def test_what_was_given_by_another_name_is_read_as_json(name: str) -> None:
    assert not has_format(name)
    assert format_of(name) is JSON
