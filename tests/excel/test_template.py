from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from checker.excel.guide import Wanted
from checker.excel.template import TemplateError, template
from checker.model.pack import Pack
from checker.packs import load_compiled
from tests.excel.conftest import Opened


def halon(language: str = "en") -> Any:
    content = template(load_compiled("halon").pack, Wanted(1999, language=language))
    return openpyxl.load_workbook(BytesIO(content))


def column(sheet: Any, key: str) -> int:
    keys = [cell.value for cell in sheet[1]]
    return keys.index(key) + 1


def test_there_is_a_sheet_for_each_type_of_document(opened: Opened, pack: Pack) -> None:
    names = opened().sheetnames
    assert names == ["guide", "case", *sorted(pack.schemas), "lists"]


def test_the_head_names_the_field_in_two_languages_with_unit_and_example(opened: Opened) -> None:
    sheet = opened(year=2001)["well-report"]
    drawn = column(sheet, "drawn")
    head = [sheet.cell(row, drawn).value for row in range(1, 5)]
    assert head == ["drawn", "Drawn", "Drawn", "a number in m3; for example 812.5"]
    received = column(sheet, "received_on")
    assert sheet.cell(3, received).value == "收到日期"
    year = column(sheet, "year")
    assert sheet.cell(4, year).value == "a whole number; for example 2001"


def test_who_and_when_stand_first_and_what_is_replaced_last() -> None:
    keys = [cell.value for cell in halon()["production-report"][1]]
    assert keys[:4] == ["id", "submitted_by", "received_on", "enterprise"]
    assert keys[-2:] == ["copied_to[]", "supersedes[]"]


def test_documents_start_below_heads_that_stay_in_view(opened: Opened) -> None:
    sheet = opened()["well-report"]
    assert sheet.freeze_panes == "B5"
    assert sheet.max_row == 4


def test_cells_have_the_format_of_their_field(opened: Opened) -> None:
    sheet = opened()["well-report"]
    formats = {
        key: sheet.column_dimensions[sheet.cell(1, column(sheet, key)).column_letter].number_format
        for key in ("id", "received_on", "year", "drawn")
    }
    assert formats == {"id": "@", "received_on": "yyyy-mm-dd", "year": "0", "drawn": "General"}


def test_what_can_be_chosen_stands_on_a_hidden_sheet_under_a_name(opened: Opened) -> None:
    book = opened()
    sheet = book["well-report"]
    letter = sheet.cell(1, column(sheet, "well")).column_letter
    rules = {str(each.sqref): each for each in sheet.data_validations.dataValidation}
    rule = rules[f"{letter}5:{letter}2004"]
    assert rule.type == "list"
    target = book.defined_names[rule.formula1].attr_text
    name, _, cells = target.partition("!")
    assert book[name].sheet_state == "hidden"
    assert [cell.value for (cell,) in book[name][cells.replace("$", "")]] == ["north", "south"]


def test_a_number_below_the_least_cannot_be_typed(opened: Opened) -> None:
    sheet = opened()["well-report"]
    letter = sheet.cell(1, column(sheet, "drawn")).column_letter
    rule = next(each for each in sheet.data_validations.dataValidation if letter in str(each.sqref))
    assert (rule.type, rule.formula1) == ("decimal", "0")


def test_the_comment_says_what_is_needed_and_by_which_norm() -> None:
    sheet = halon()["production-report"]
    comment = sheet["A1"].comment.text
    assert "Quarterly production report" in comment
    assert "Needed" in comment
    assert "Paragraph Annex 6 9(b)" in comment
    assert "wb-16616-cha" in comment
    assert sheet.cell(1, column(sheet, "production")).comment.text.startswith(
        "production of the quarter\na number in t\nFrom 0 to 20000."
    )


def test_the_comment_says_in_chinese_what_the_norm_says() -> None:
    assert "每季度向环保局" in halon("zh")["production-report"]["A1"].comment.text


def test_the_workbook_says_what_it_was_made_from(opened: Opened) -> None:
    properties = {
        each.name: each.value
        for each in opened(year=2001, role="warden", language="zh").custom_doc_props.props
    }
    assert properties == {
        "checker_pack": "water",
        "checker_pack_version": "1.0.0",
        "checker_language": "zh",
        "checker_year": "2001",
        "checker_role": "warden",
    }


def test_the_rules_of_the_case_are_filled_in(opened: Opened) -> None:
    sheet = opened()["case"]
    assert [cell.value for cell in sheet[1]] == ["case", "rules"]
    assert [cell.value for cell in sheet[5]] == [None, "water"]


def test_a_pack_says_what_its_fields_are_called_in_chinese() -> None:
    sheet = halon()["annual-programme"]
    labels = {sheet.cell(1, at).value: sheet.cell(3, at).value for at in range(1, sheet.max_column)}
    assert labels["approvals.trustee"] == "批准：受托人"
    assert labels["year"] == "年份"
    assert not [key for key, label in labels.items() if label.isascii()]


def test_the_same_pack_gives_the_same_bytes(pack: Pack) -> None:
    assert template(pack, Wanted(2001)) == template(pack, Wanted(2001))


@pytest.mark.parametrize("name", ["halon", "management-response"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_shipped_pack_has_a_template(name: str, language: str) -> None:
    assert template(load_compiled(name).pack, Wanted(language=language)).startswith(b"PK")


def test_nothing_to_write_is_an_error(pack: Pack) -> None:
    with pytest.raises(TemplateError, match="no type of document"):
        template(replace(pack, schemas={}), Wanted())
