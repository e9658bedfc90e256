from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from checker.excel.guide import Wanted
from checker.excel.template import template
from checker.packs import load_compiled
from tests.excel.conftest import Opened


def rule_of(book: Any, key: str, type_: str = "well-report") -> Any:
    sheet = book[type_]
    letter = next(cell.column_letter for cell in sheet[1] if cell.value == key)
    rules = sheet.data_validations.dataValidation
    return next((each for each in rules if str(each.sqref).startswith(f"{letter}5")), None)


def test_a_sender_of_another_name_is_only_remarked_on(opened: Opened) -> None:
    rule = rule_of(opened(), "submitted_by")
    assert (rule.type, rule.errorStyle) == ("list", "information")


def test_a_day_is_asked_for(opened: Opened) -> None:
    rule = rule_of(opened(language="zh"), "received_on")
    assert (rule.type, rule.error) == ("date", "请填写日期，例如1999-12-31。")


def test_a_list_in_one_cell_is_free() -> None:
    content = template(load_compiled("halon").pack, Wanted())
    book = openpyxl.load_workbook(BytesIO(content))
    assert rule_of(book, "parts[]", "annual-programme") is None
    assert rule_of(book, "subject", "waiver") is None


@pytest.mark.parametrize("key", ["well", "submitted_by"])
def test_no_list_is_typed_into_a_rule(opened: Opened, key: str) -> None:
    assert rule_of(opened(), key).formula1.startswith("choice_")
