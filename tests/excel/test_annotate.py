from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from checker.excel.annotate import RED, YELLOW, AnnotateError, annotated
from checker.model.pack import Pack
from checker.model.problems import Position, Problem
from checker.parsers.places import UnreadableError
from tests.parsers.workbook.books import packed, parts_of, rows, text, workbook
from tests.workbooks import filled, saved

WELL = {"type": "well-report", "id": "W-1", "submitted_by": "warden", "well": "north"}


@pytest.fixture
def data(pack: Pack, tmp_path: Path) -> bytes:
    book = filled(pack, "a-case", [WELL, {**WELL, "id": "W-2"}])
    book["well-report"]["F6"] = "=1+1"
    return saved(book, tmp_path / "a.xlsx").read_bytes()


def problem(cell: str | None, message: str = "this is wrong", **more: Any) -> Problem:
    return Problem(Position("a.xlsx", cell=cell), "code", message, **more)


def opened(data: bytes, *problems: Problem) -> Any:
    return openpyxl.load_workbook(BytesIO(annotated("a.xlsx", data, problems)))


def fill(cell: Any) -> str | None:
    return cell.fill.fgColor.rgb if cell.fill.fill_type else None


def test_bad_cells_are_red_and_say_why(data: bytes) -> None:
    book = opened(data, problem("well-report!E5:E6", hint="write a year"))
    sheet = book["well-report"]
    assert [fill(sheet[name]) for name in ("E5", "E6", "F5")] == [RED, RED, None]
    assert sheet["E6"].comment.text == "this is wrong\nwrite a year"


def test_remarks_are_yellow(data: bytes) -> None:
    book = opened(data, problem("well-report!E5", is_warning=True))
    assert fill(book["well-report"]["E5"]) == YELLOW
    assert book["problems"]["A2"].value == "1 remark to look at"


def test_the_first_sheet_lists_the_problems_with_links(data: bytes) -> None:
    book = opened(data, problem("well-report!E5:E6", found="x"), problem(None, "no rules"))
    sheet = book.worksheets[0]
    assert sheet.title == "problems"
    assert sheet["A1"].value == "2 problems to be mended"
    row = next(row for row in sheet.iter_rows() if row[0].value == "well-report!E5:E6")
    assert [cell.value for cell in row[1:4]] == ["this is wrong", None, "x"]
    assert row[0].hyperlink.location == "'well-report'!E5:E6"
    assert any(row[1].value == "no rules" for row in sheet.iter_rows())


def test_texts_of_submitters_are_never_formulas(data: bytes) -> None:
    sheet = opened(data, problem("well-report!E5", found="=1+1", hint="bell \x07"))["problems"]
    cells = {cell.value: cell.data_type for row in sheet.iter_rows() for cell in row}
    assert cells["=1+1"] == "s"
    assert "bell ?" in cells


def test_formulas_stay_formulas(data: bytes) -> None:
    assert opened(data)["well-report"]["F6"].value == "=1+1"


def test_a_note_that_was_there_is_kept(data: bytes) -> None:
    book = opened(data, problem("well-report!A1"))
    note = book["well-report"]["A1"].comment.text
    assert note.startswith("Report of a well")
    assert note.endswith("this is wrong")


def test_what_was_mended_is_no_longer_marked(data: bytes) -> None:
    first = annotated("a.xlsx", data, [problem("well-report!E5")])
    book = opened(first)
    assert fill(book["well-report"]["E5"]) is None
    assert book["well-report"]["E5"].comment is None
    assert book.sheetnames.count("problems") == 1
    assert book["problems"]["A1"].value == "0 problems to be mended"


def test_a_fill_of_the_office_stays(data: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(data))
    book["well-report"]["E5"].fill = PatternFill("solid", fgColor="FF00FF00")
    out = BytesIO()
    book.save(out)
    assert fill(opened(out.getvalue())["well-report"]["E5"]) == "FF00FF00"


@pytest.mark.parametrize("cell", ["gone!E5", "well-report!nothing", "well-report", "'a"])
def test_a_place_that_is_not_there_is_only_listed(data: bytes, cell: str) -> None:
    assert len(opened(data, problem(cell)).sheetnames) > 1


def test_a_range_merged_over_the_whole_sheet_is_refused() -> None:
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    with pytest.raises(AnnotateError, match="merged"):
        annotated("a.xlsx", workbook({"a": rows(text("A1", "x")) + merged}), [])


def test_a_cell_at_the_far_end_costs_nothing(data: bytes) -> None:
    book = openpyxl.load_workbook(BytesIO(data))
    book["well-report"]["XFD1048576"] = "far"
    out = BytesIO()
    book.save(out)
    marked = openpyxl.load_workbook(BytesIO(annotated("a.xlsx", out.getvalue(), [])))
    assert marked["well-report"]["XFD1048576"].value == "far"


def test_what_the_library_cannot_open_is_told() -> None:
    parts = parts_of({"a": rows(text("A1", "x"))})
    with pytest.raises(AnnotateError, match=re.escape("a.xlsx cannot be copied")):
        annotated("a.xlsx", packed(parts), [])  # without a list of content types
    with pytest.raises(UnreadableError):
        annotated("a.xlsx", b"no workbook", [])
