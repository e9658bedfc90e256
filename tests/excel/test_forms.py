"""The forms for papers to come: what is fixed is filled in, what is free has a note."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.excel.forms import Form, forms_of
from checker.excel.guide import Wanted
from checker.excel.template import TemplateError, template
from checker.model.pack import Pack
from checker.packs import load_pack
from checker.unlock import unlock
from tests.unlock.plots import judgement, planting, survey, world
from tests.workbooks import FIRST_ROW


def opened(pack: Pack, forms: tuple[Form, ...]) -> Any:
    return openpyxl.load_workbook(BytesIO(template(pack, Wanted(), forms)))


def row(sheet: Any, number: int = FIRST_ROW) -> dict[str, Any]:
    """Return what is filled in, by the key of its column."""
    keys = [cell.value for cell in sheet[1]]
    values = [cell.value for cell in sheet[number]]
    return {key: value for key, value in zip(keys, values, strict=True) if value is not None}


def test_the_papers_of_a_way_are_rows_with_what_is_fixed(tmp_path: Path) -> None:
    loaded = world(tmp_path).load([planting()])
    pack = loaded.compiled.pack
    book = opened(pack, forms_of(unlock(loaded, date(2002, 2, 10)), pack))
    assert book.sheetnames == ["guide", "case", "judgement", "survey", "lists"]
    assert row(book["survey"]) == {"id": "survey-2001", "submitted_by": "office", "year": 2001}
    said = row(book["judgement"])
    assert (said["about"], said["result"], said["by"]) == ("survey-2001", "good", "board")
    assert "received_on" not in said


def test_a_free_figure_is_left_out_and_its_bound_is_a_note(tmp_path: Path) -> None:
    loaded = world(tmp_path).load([planting(area=95), survey(), judgement()])
    pack = loaded.compiled.pack
    sheet = opened(pack, forms_of(unlock(loaded, date(2002, 2, 10)), pack))["promise"]
    keys = [cell.value for cell in sheet[1]]
    ceiling = sheet.cell(FIRST_ROW, keys.index("ceiling") + 1)
    assert ceiling.value is None
    assert ceiling.comment.text == "with ceiling of at most 5 ha"
    assert "actions[]" not in row(sheet)


def test_days_lists_and_two_forms_of_a_type(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    fixed = {"type": "promise", "id": "A", "given_on": "2002-03-01", "actions": ["dig", "sow"]}
    other = {"type": "promise", "id": "B"}
    sheet = opened(pack, (Form("promise", fixed, {}), Form("promise", other, {})))["promise"]
    assert row(sheet) == {"id": "A", "given_on": datetime(2002, 3, 1), "actions[]": "dig; sow"}
    assert row(sheet, FIRST_ROW + 1) == {"id": "B"}


def test_a_figure_that_a_number_cannot_hold_is_text(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    exact = "12345678901234567.25"
    fixed = {"type": "promise", "id": "A", "year": 2001, "ceiling": Decimal(exact)}
    sheet = opened(pack, (Form("promise", fixed, {}),))["promise"]
    assert row(sheet) == {"id": "A", "year": 2001, "ceiling": exact}


def test_each_row_of_a_table_keeps_its_own_values() -> None:
    pack = load_pack("halon")
    rows = [{"enterprise": "E01"}, {"enterprise": "E02", "production": Decimal(5)}]
    form = Form("progress-report", {"type": "progress-report", "production": rows}, {})
    sheet = opened(pack, (form,))["progress-report"]
    assert row(sheet) == {"production[].enterprise": "E01"}
    second = {"production[].enterprise": "E02", "production[].production": 5}
    assert row(sheet, FIRST_ROW + 1) == second


def test_without_forms_there_is_nothing_to_fill_in(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    with pytest.raises(TemplateError):
        template(pack, Wanted(), ())
