from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.intake.cell_values import FieldOfCell, Note, read
from checker.intake.columns import CellKind
from checker.parsers.workbook.grid import Cell, Stored
from checker.parsers.workbook.styles import NumberFormat
from checker.parsers.workbook.values import CellError

TEXT, DAY, NUMBER = CellKind.TEXT, CellKind.DAY, CellKind.NUMBER
DAYS = NumberFormat("yyyy-mm-dd", shows_day=True)


def of(kind: CellKind, **more: Any) -> FieldOfCell:
    given = {"is_list": False, "unit": None, "options": (), "is_prose": False, **more}
    return FieldOfCell(kind, **given)


def cell(content: object, code: str = "General", **more: Any) -> Cell:
    stored = Stored.TEXT if isinstance(content, str) else Stored.NUMBER
    if isinstance(content, bool):
        stored, content = Stored.YES_NO, int(content)
    form = more.pop("format", NumberFormat(code))
    return Cell(5, 2, stored, str(content), form, **more)


def value(kind: CellKind, content: object, **more: Any) -> Any:
    return read(cell(content, **more), of(kind))[0]


def notes(
    kind: CellKind, content: object, field: FieldOfCell | None = None, **more: Any
) -> list[Note]:
    return read(cell(content, **more), field or of(kind))[1]


def refused(kind: CellKind, content: object, **more: Any) -> str:
    with pytest.raises(CellError) as caught:
        value(kind, content, **more)
    return f"{caught.value.message}; {caught.value.hint}"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (812.5, "812.5"),
        ("812.5", "812.5"),
        (" 812.5 ", "812.5"),
        ("１２３", "123"),
        ("1,700.5", "1700.5"),
        ("1,700,500", "1700500"),
        ("-3.20", "-3.20"),
        ("\u22123", "-3"),
    ],
)
def test_numbers_that_can_be_read_in_one_way(content: object, expected: str) -> None:
    assert str(value(NUMBER, content)) == expected
    assert bool(notes(NUMBER, content)) is isinstance(content, str)


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("1,5", "write 1.5"),
        ("1,700", "write 1700 if the comma separates thousands, or 1.700 if"),
        ("1.700,50", "write 1700.50"),
        ("1.700.500", "write 1700500"),
        ("一千七百", "write 1700"),
        ("约500", "leave the cell empty if it is not known"),
        ("500吨", "leave the cell empty"),
        ("-", "leave the cell empty"),
        ("无", "leave the cell empty"),
        ("N/A", "leave the cell empty"),
        ("1e3", "leave the cell empty"),
        ("1" * 35, "number"),
    ],
)
def test_numbers_that_are_asked_about(content: str, hint: str) -> None:
    assert hint in refused(NUMBER, content)


def test_yes_is_not_a_number_and_neither_is_a_day() -> None:
    assert "a number is needed" in refused(NUMBER, True)
    assert "a day where a number is needed" in refused(NUMBER, 36525, format=DAYS)


def test_a_rounded_number_counts_with_every_digit() -> None:
    (note,) = notes(NUMBER, 812.4999, code="0")
    assert note.found == "shown 812, counted 812.4999"
    assert value(NUMBER, 812.4999, code="0") == Decimal("812.4999")
    assert notes(NUMBER, 812.5, code="#,##0.00") == []
    assert notes(NUMBER, 999999999999999, code=f"0.{'0' * 30}") == []


def test_percentages_are_counted_by_the_unit_of_the_field() -> None:
    share, percent = of(NUMBER), of(NUMBER, unit="percent")
    assert read(cell(0.5, "0%"), percent)[0] == 50
    assert read(cell(0.5, "0%"), share)[0] == Decimal("0.5")
    assert [str(note.message) for note in read(cell(0.5, "0%"), percent)[1]] == [
        "percentages in this column are counted in percent"
    ]
    assert read(cell(50), percent) == (50, [])


def test_a_unit_in_the_format_is_told_only_where_it_differs() -> None:
    tonnes = of(NUMBER, unit="t")
    assert [note.code for note in notes(NUMBER, 5, tonnes, code='0 "kg"')] == ["unit"]
    assert notes(NUMBER, 5, tonnes, code='0 "t"') == []
    assert notes(NUMBER, 5, code='0 "kg"') == []


@pytest.mark.parametrize(
    "content", ["1998-4-12", "1998年4月12日", "1998.4.12", "1998/04/12", "１９９８-4-12"]
)
def test_days_typed_as_text_with_the_year_first_are_read(content: str) -> None:
    assert value(DAY, content) == "1998-04-12"
    assert [note.code for note in notes(DAY, content)] == ["day-as-text"]


def test_a_day_is_a_day() -> None:
    assert value(DAY, 36525, format=DAYS) == "1999-12-31"
    assert read(cell("1998-04-12"), of(DAY)) == ("1998-04-12", [])
    assert read(cell(36525 - 1462, format=DAYS), of(DAY), from_1904=True)[0] == "1999-12-31"


@pytest.mark.parametrize(
    ("content", "hint"),
    [
        ("12/04/1998", "write 1998-04-12 or 1998-12-04, whichever is meant"),
        ("31/12/1998", "write 1998-12-31"),
        ("12 April 1998", "write 1998-04-12"),
        ("soon", "write year-month-day"),
        ("1998-04-12 10:00", "write 1998-04-12"),
        (36525, "it looks like Excel's number for 1999-12-31: format it as a day"),
        (5, "write year-month-day"),
        (True, "write year-month-day"),
    ],
)
def test_days_that_are_asked_about(content: object, hint: str) -> None:
    assert hint in refused(DAY, content)


def test_a_day_with_a_time_is_asked_about() -> None:
    assert "without a time" in refused(DAY, 36525.5, format=DAYS)
    assert value(DAY, 36525.0, format=DAYS) == "1999-12-31"


def test_texts_stay_as_they_were_typed() -> None:
    assert value(TEXT, " 大连（集团）公司 ") == "大连（集团）公司"
    assert value(TEXT, "E01\nE02") == "E01 E02"
    assert read(cell("a\nb"), of(TEXT, is_prose=True)) == ("a\nb", [])


def test_a_code_of_full_width_is_taken_where_it_fits() -> None:
    field = of(TEXT, options=("halon-1211",))
    found, told = read(cell("ｈａｌｏｎ-1211"), field)
    assert (found, [note.code for note in told]) == ("halon-1211", ["spelling"])
    assert read(cell("halon-1211"), field) == ("halon-1211", [])
    assert read(cell("Ｅ０１"), of(TEXT)) == ("Ｅ０１", [])


def test_a_whole_number_may_be_a_name_and_no_other_number() -> None:
    assert read(cell(1999), of(TEXT))[0] == "1999"
    assert [note.code for note in notes(TEXT, 1999)] == ["number-as-text"]
    assert "format the column as text" in refused(TEXT, 1.5)


def test_a_code_that_excel_made_a_day_is_asked_about() -> None:
    assert "Excel makes days of some codes" in refused(TEXT, 36525, format=DAYS)


@pytest.mark.parametrize(
    ("content", "expected"),
    [(True, True), (False, False), ("yes", True), ("是", True), ("No", False), ("否", False)],
)
def test_yes_and_no_in_both_languages(content: object, expected: bool) -> None:
    assert value(CellKind.YES_NO, content) is expected


@pytest.mark.parametrize("content", [1, 0, "maybe", "1"])
def test_what_is_neither_yes_nor_no(content: object) -> None:
    assert "choose from the list" in refused(CellKind.YES_NO, content)


def test_a_list_is_read_item_by_item() -> None:
    assert read(cell("a; b"), of(TEXT, is_list=True))[0] == ["a", "b"]
    assert read(cell("1998-4-12; 1999-01-01"), of(DAY, is_list=True))[0] == [
        "1998-04-12",
        "1999-01-01",
    ]
    assert read(cell(1999), of(CellKind.WHOLE, is_list=True))[0] == [1999]
    assert read(cell("[]"), of(TEXT, is_list=True)) == ([], [])


def test_an_object_is_written_as_json() -> None:
    assert value(CellKind.NESTED, '{"year": 1999}') == {"year": Decimal(1999)}
    assert "JSON" in refused(CellKind.NESTED, "year 1999")
    assert "JSON" in refused(CellKind.NESTED, "[" * 100_000)
    assert "a key is given twice" in refused(CellKind.NESTED, '{"a": 1, "a": 2}')
    assert "nested too deeply" in refused(CellKind.NESTED, "[" * 65 + "]" * 65)
    assert "cannot be printed" in refused(CellKind.NESTED, r'{"a": "b\u202ec"}')


def test_what_may_be_anything_is_what_it_is() -> None:
    assert value(CellKind.ANY, 812.5) == Decimal("812.5")
    assert value(CellKind.ANY, "a") == "a"
    assert value(CellKind.ANY, True) is True
    assert value(CellKind.ANY, 36525, format=DAYS) == "1999-12-31"
