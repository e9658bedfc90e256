from __future__ import annotations

import pytest

from checker.parsers.places import UnreadableError
from checker.parsers.workbook import grid
from checker.parsers.workbook.addresses import Cells
from checker.parsers.workbook.archive import open_archive
from checker.parsers.workbook.grid import Cell, Grid, Sheet, Stored, read_grid
from tests.parsers.workbook.books import number, packed, parts_of, rows, text, workbook


def read(data: bytes) -> Grid:
    return read_grid(open_archive("a.xlsx", data))


def sheet_of(*cells: str, after: str = "", before: str = "", shared: str = "") -> Sheet:
    (sheet,) = read(workbook({"a": before + rows(*cells) + after}, shared=shared)).sheets
    return sheet


def only(content: str, shared: str = "") -> Cell | None:
    return sheet_of(content, shared=shared).cells.get((1, 1))


@pytest.mark.parametrize(
    ("content", "stored", "value", "formula"),
    [
        ('<c r="A1"><v>812.4999</v></c>', Stored.NUMBER, "812.4999", None),
        ('<c r="A1" t="s"><v>1</v></c>', Stored.TEXT, "b", None),
        ('<c r="A1" t="inlineStr"><is><t> x </t></is></c>', Stored.TEXT, " x ", None),
        ('<c r="A1" t="b"><v>1</v></c>', Stored.YES_NO, "1", None),
        ('<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>', Stored.ERROR, "#DIV/0!", "1/0"),
        ('<c r="A1"><f>B1+1</f><v>3</v></c>', Stored.NUMBER, "3", "B1+1"),
        ('<c r="A1"><f>B1+1</f></c>', Stored.NOTHING, "", "B1+1"),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', Stored.TEXT, "", '""'),
        ('<c r="A1"><f t="shared" si="0"/><v>3</v></c>', Stored.NUMBER, "3", ""),
        ('<c r="A1" t="d"><v>1999-12-31</v></c>', Stored.DAY, "1999-12-31", None),
        ('<c r="A1" t="n"><f aca="false">FALSE()</f><v>0</v></c>', Stored.YES_NO, "0", None),
        ('<c r="A1"><f>FALSE()</f></c>', Stored.YES_NO, "0", None),
        ('<c r="A1"><f>TRUE()</f><v/></c>', Stored.YES_NO, "1", None),
    ],
)
def test_a_cell_is_taken_as_it_is_stored(
    content: str, stored: Stored, value: str, formula: str | None
) -> None:
    cell = only(content, shared="<si><t>a</t></si><si><t>b</t></si>")
    assert cell is not None
    assert (cell.stored, cell.text, cell.formula) == (stored, value, formula)


@pytest.mark.parametrize(
    "content", ['<c r="A1" s="3"/>', '<c r="A1"><v></v></c>', '<c r="A1" t="s"><v>7</v></c>']
)
def test_an_empty_cell_is_not_there(content: str) -> None:
    assert only(content) is None


def test_cells_and_rows_without_names_follow_each_other() -> None:
    sheet = sheet_of("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert {at: cell.text for at, cell in sheet.cells.items()} == {
        (1, 1): "1",
        (1, 2): "2",
        (2, 1): "3",
    }


def test_a_cell_at_the_far_end_costs_nothing() -> None:
    assert list(sheet_of(number("XFD1048576", "1")).cells) == [(1_048_576, 16_384)]


def test_what_is_hidden_and_merged_is_known() -> None:
    sheet = sheet_of(
        '<row r="2" hidden="1">' + text("A2", "x") + "</row>",
        before='<cols><col min="3" max="4" hidden="1"/><col min="1" max="1"/></cols>',
        after='<mergeCells><mergeCell ref="A2:B3"/><mergeCell ref="?"/></mergeCells>',
    )
    assert sheet.hidden_rows == {2}
    assert sheet.merged == [Cells(2, 1, 3, 2)]
    assert sheet.hidden_columns == [(3, 4)]


def test_a_range_over_the_whole_sheet_is_only_noted() -> None:
    after = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert len(sheet_of(after=after).merged) == 1


def test_sheets_come_in_their_order_with_their_state() -> None:
    found = read(workbook({"b": rows(), "!a": rows()})).sheets
    assert [(sheet.name, sheet.is_hidden) for sheet in found] == [("b", False), ("a", True)]


def test_the_date_system_is_known() -> None:
    assert not read(workbook({"a": rows()})).from_1904
    assert read(workbook({"a": rows()}, book='<workbookPr date1904="1"/>')).from_1904


def test_a_link_out_of_the_file_is_not_followed() -> None:
    parts = parts_of({"a": rows(number("A1", "1"))})
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        'Target="', 'TargetMode="External" Target="'
    )
    assert read(packed(parts)).sheets[0].cells == {}
    parts["xl/_rels/workbook.xml.rels"] = relations.replace(
        "worksheets/s1.xml", "../../../../etc/passwd"
    )
    assert read(packed(parts)).sheets[0].cells == {}


def test_targets_may_be_absolute() -> None:
    parts = parts_of({"a": rows(number("A1", "1"))})
    relations = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("worksheets/", "/xl/worksheets/")
    assert len(read(packed(parts)).sheets[0].cells) == 1


def test_too_many_cells_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_CELLS", 2)
    good = {"a": rows(number("A1", "1")), "b": rows(number("A1", "1"))}
    assert len(read(workbook(good)).sheets) == 2
    with pytest.raises(UnreadableError, match="more than 2 cells"):
        read(workbook({**good, "c": rows(number("A1", "1"))}))


def test_too_many_merged_ranges_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MAX_MERGED", 1)
    two = '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>'
    with pytest.raises(UnreadableError):
        sheet_of(after=two)


@pytest.mark.parametrize("style", ["-1", "99", "x", "9999999999"])
def test_a_style_that_is_not_there_is_no_style(style: str) -> None:
    cell = only(f'<c r="A1" s="{style}"><v>1</v></c>')
    assert cell is not None
    assert cell.format.code == "General"
