from __future__ import annotations

from tests.excel.conftest import Opened


def texts(opened: Opened, **wanted: object) -> list[list[object]]:
    return [[cell.value for cell in row if cell.value] for row in opened(**wanted)["guide"].rows]


def test_it_lists_each_sheet_with_title_sender_and_a_link(opened: Opened) -> None:
    book = opened()
    row = next(row for row in book["guide"].rows if row[0].value == "well-report")
    assert row[1].value == "Report of a well"
    assert row[3].value == "Warden of the wells"
    assert row[0].hyperlink.location == "'well-report'!A5"


def test_it_says_how_to_fill_in_the_workbook(opened: Opened) -> None:
    lines = [row[0] for row in texts(opened, year=2001, role="warden") if row]
    assert "Year: 2001" in lines
    assert "Sent by: Warden of the wells" in lines
    assert any(str(line).startswith("Write one document in each row, from row 5") for line in lines)


def test_it_speaks_chinese(opened: Opened) -> None:
    lines = [str(row[0]) for row in texts(opened, language="zh") if row]
    assert "未知内容请留空；留空不等于零。" in lines
    assert not any(line.startswith(("Write", "Leave", "Give")) for line in lines)
