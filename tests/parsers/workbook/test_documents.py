from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.contents import Contents, Finding
from checker.parsers.workbook.documents import contents_of, items_of
from checker.parsers.workbook.grid import read_grid
from checker.parsers.workbook.layout import FIRST_LABELS
from tests.parsers.workbook.books import number, rows, table, text, workbook


def contents(sheets: dict[str, str], book: str = "") -> Contents:
    return contents_of(read_grid(open_archive("a.xlsx", workbook(sheets, book=book))))


def documents(*lines: tuple[object, ...]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = contents({"report": table(*lines)}).value["documents"]
    return found


def findings(sheet: str) -> list[Finding]:
    return contents({"report": sheet}).findings


def told(sheet: str) -> list[tuple[str, str]]:
    """Return the cell and the code of each finding."""
    made = contents({"report": sheet})
    return [(_cell(made, each), each.code) for each in made.findings]


def _cell(made: Contents, finding: Finding) -> str:
    if finding.path[:1] == ("sheets",):
        return str(finding.path[2])
    return str(made.name_at(finding.path)).partition("!")[2]


HEAD = ("id", "received_on", "amount")


def test_each_row_below_the_keys_is_a_document() -> None:
    assert documents(HEAD, ("R-1", "1999-04-20", 812.5), ("R-2", None, 3)) == [
        {"type": "report", "id": "R-1", "received_on": "1999-04-20", "amount": Decimal("812.5")},
        {"type": "report", "id": "R-2", "amount": Decimal(3)},
    ]


def test_the_rows_for_people_are_not_documents() -> None:
    english, chinese, _, kind = FIRST_LABELS["id"]
    lines = (HEAD, (english, "Received on"), (chinese, "收到日期"), (kind, "day"), ("R-1", None, 1))
    assert [each["id"] for each in documents(*lines)] == ["R-1"]


def test_labels_further_down_are_documents_like_any() -> None:
    english = FIRST_LABELS["id"][0]
    lines = (HEAD, ("a",), ("b",), ("c",), (english,))
    assert [each["id"] for each in documents(*lines)] == ["a", "b", "c", english]


def test_the_keys_may_stand_in_any_order_and_below_a_title() -> None:
    assert documents(("My reports",), ("amount", "id"), (1, "R-1")) == [
        {"type": "report", "id": "R-1", "amount": Decimal(1)}
    ]


def test_blank_rows_are_left_out() -> None:
    assert [each["id"] for each in documents(HEAD, ("a",), (" ", "\u3000"), ("b",))] == ["a", "b"]


def test_keys_name_nested_fields_and_lists() -> None:
    head = ("id", "approvals.board", "parts[]", "rows[].name", "rows[].days[]")
    assert documents(head, ("R-1", "x", "a; b；c", "one", "1"), (None, None, None, "two")) == [
        {
            "type": "report",
            "id": "R-1",
            "approvals": {"board": "x"},
            "parts": ["a", "b", "c"],
            "rows": [{"name": "one", "days": ["1"]}, {"name": "two"}],
        }
    ]


def test_a_list_that_is_known_to_be_empty() -> None:
    assert documents(("id", "parts[]", "rows[].name"), ("R-1", "[]", "[]")) == [
        {"type": "report", "id": "R-1", "parts": [], "rows": []}
    ]


def test_a_row_without_an_id_is_a_document_that_lacks_it() -> None:
    assert documents(HEAD, ("R-1", None, 1), (None, None, 2))[1] == {
        "type": "report",
        "amount": Decimal(2),
    }


def test_items_share_a_cell() -> None:
    assert items_of(" a ;b\nc; ") == ["a", "b", "c"]
    assert items_of("[]") == []


def test_the_case_stands_on_a_sheet_of_its_own() -> None:
    made = contents({"case": table(("case", "rules"), ("my-case", "water"))})
    assert made.value == {"case": "my-case", "rules": "water", "documents": []}
    assert contents({"Case": table(("case",), (1999,))}).value["case"] == "1999"


def test_a_second_case_is_refused() -> None:
    made = contents({"case": table(("case", "rules"), ("a", "b"), ("c", "d"))})
    assert [each.code for each in made.findings] == ["case-rows"]


def test_every_value_has_its_cell_and_an_empty_one_too() -> None:
    made = contents({"my report": table(HEAD, ("R-1", None, 812.5))})
    assert made.name_at(("documents", 0)) == "'my report'!A2"
    assert made.name_at(("documents", 0, "amount")) == "'my report'!C2"
    assert made.name_at(("documents", 0, "received_on")) == "'my report'!B2"
    assert made.name_at(("documents", 0, "colour")) is None
    assert made.heads["documents", 0, "amount"] == "'my report'!C1"


def test_two_columns_with_one_key_are_refused_with_both_cells() -> None:
    (found,) = findings(table(("id", "amount", "amount"), ("R-1", 1, 2)))
    assert (found.code, found.path[2]) == ("duplicate-key", "C1")
    assert str(found.hint) == "keep one of them; the other is in B1"


def test_columns_that_contradict_each_other_are_refused() -> None:
    assert told(table(("id", "a", "a.b"), ("R-1", 1, 2))) == [("C2", "duplicate-key")]


@pytest.mark.parametrize("key", ["a..b", "[]", ".", "rows[]."])
def test_an_odd_key_is_the_name_of_a_field(key: str) -> None:
    assert documents(("id", key), ("R-1", 1)) == [{"type": "report", "id": "R-1", key: 1}]


def test_a_key_with_more_steps_than_json_may_nest_is_the_name_of_a_field() -> None:
    deepest, deeper = ".".join("a" * 64), ".".join("a" * 65)
    assert set(documents(("id", deepest, deeper), ("R-1", 1, 2))[0]) == {"type", "id", "a", deeper}


def test_empty_cells_of_a_wide_sheet_cost_nothing() -> None:
    keys = tuple(f"k{at}" for at in range(20))
    made = contents({"report": table(("id", *keys), ("R-1",), ("R-2",))})
    assert len(made.names) == 4  # of each document: its row and its id
    assert made.name_at(("documents", 1, "k19")) == "report!U3"


def test_a_column_without_a_key_is_told() -> None:
    assert told(table(HEAD, ("R-1", None, 1, 99))) == [("D2", "ignored-column")]


def test_a_formula_is_told_and_so_is_one_whose_result_looks_wrong() -> None:
    lines = table(HEAD, ("R-1", None, '<c r="{}"><f>A1</f><v>3</v></c>'))
    assert [str(each.message) for each in findings(lines)] == [
        "the last result of a formula is taken, as it is in the file"
    ]
    zero = table(HEAD, ("R-1", None, '<c r="{}"><f>D2*2</f><v>0</v></c>', 5))
    assert any("says zero" in each.message for each in findings(zero))
    right = table(HEAD, ("R-1", None, '<c r="{}"><f>D2*2</f><v>0</v></c>', 0))
    assert not any("says zero" in each.message for each in findings(right))
    other = table(HEAD, ("R-1", None, '<c r="{}"><f>[1]a!B2</f><v>3</v></c>'))
    assert "another workbook" in findings(other)[0].message


def test_a_formula_without_a_result_is_a_fault() -> None:
    (found,) = findings(table(HEAD, ("R-1", None, '<c r="{}"><f>1+1</f></c>')))
    assert (found.code, found.is_note) == ("formula", False)


def test_a_merged_cell_is_not_filled_down() -> None:
    merged = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    sheet = table(HEAD, ("R-1", "1999-04-20", 1), ("R-2", None, 2)) + merged
    assert told(sheet) == [("B3", "merged")]
    both = table(HEAD, ("R-1", "1999-04-20", 1), ("R-2", "1999-04-21", 2)) + merged
    assert told(both) == [("B3", "merged")]
    assert "hides it" in findings(both)[0].message
    above = '<mergeCells><mergeCell ref="A1:C1"/></mergeCells>'
    assert told(table(HEAD, ("R-1", "1999-04-20", 1)) + above) == []


def test_hidden_rows_and_columns_are_read_and_told() -> None:
    hidden = f'<row r="2" hidden="1">{text("A2", "R-1")}{number("C2", "1")}</row>'
    sheet = f'<cols><col min="3" max="3" hidden="1"/></cols>{rows(*_head(), hidden)}'
    made = contents({"report": sheet})
    assert made.value["documents"] == [{"type": "report", "id": "R-1", "amount": Decimal(1)}]
    assert [(each.path[2], each.code, each.is_note) for each in made.findings] == [
        ("A2", "hidden", True),
        ("C1", "hidden", True),
    ]


def _head() -> list[str]:
    return [text(f"{letter}1", key) for letter, key in zip("ABC", HEAD, strict=True)]


def test_a_hidden_sheet_is_told_and_not_read() -> None:
    made = contents({"!report": table(HEAD, ("R-1",))})
    assert made.value["documents"] == []
    assert [each.code for each in made.findings] == ["ignored-sheet"]


def test_sheets_of_a_template_and_empty_ones_are_passed_over() -> None:
    made = contents({"guide": table(("How",)), "!lists": table(("a",)), "Sheet1": rows()})
    assert (made.unread, made.findings, made.has_keys) == ([], [], False)


def test_a_sheet_without_keys_is_listed() -> None:
    made = contents({"Notes": table(("Call the auditor",)), "report": table(HEAD)})
    assert (made.unread, made.has_keys) == (["Notes"], True)


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    assert contents({"report": table(HEAD)}, '<workbookPr date1904="1"/>').from_1904
