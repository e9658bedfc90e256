from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest

from checker.parsers.workbook.grid import Cell, Stored
from checker.parsers.workbook.styles import NumberFormat
from checker.parsers.workbook.values import (
    CellError,
    comes_from_another_book,
    exact,
    key_text,
    moment,
    shown_formula,
    tidy_text,
    value_of,
)

DAY = NumberFormat("yyyy-mm-dd", shows_day=True)


def value(stored: Stored, text: str, **more: Any) -> Any:
    return value_of(Cell(1, 1, stored, text, **more), from_1904=False)


def refused(stored: Stored, text: str, **more: Any) -> CellError:
    with pytest.raises(CellError) as caught:
        value(stored, text, **more)
    return caught.value


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("2.2999999999999998", "2.3"),
        ("0.57999999999999996", "0.58"),
        ("0.30000000000000004", "0.3"),
        ("1.0000000000000001E-5", "0.00001"),
        ("1700.1", "1700.1"),
        ("812.4999", "812.4999"),
        ("-0", "0"),
        ("999999999999999", "999999999999999"),
        ("1E+3", "1000"),
        ("+.5e0", "0.5"),
        ("0.012345678901234567", "0.0123456789012346"),
    ],
)
def test_a_number_is_what_was_typed(stored: str, typed: str) -> None:
    assert str(exact(stored)) == typed


def test_every_number_of_up_to_fifteen_digits_comes_back() -> None:
    source = random.Random(1)
    for _ in range(2_000):
        digits = source.randint(1, 15)
        number = Decimal(source.randrange(10**digits)).scaleb(-source.randint(0, digits))
        assert exact(repr(float(number))) == number


def test_a_number_too_small_for_binary_is_not_zero() -> None:
    assert exact("1E-400") == Decimal("1E-400")


@pytest.mark.parametrize(
    "stored",
    [
        "1E+15",
        "123456789012345678",
        "1E+400",
        "NaN",
        "INF",
        "x",
        "1_000",
        "１２",
        "1E-9999",
        "",
        pytest.param("9" * 2_000_000, id="endless"),
    ],
)
def test_a_number_that_has_lost_digits_is_not_read(stored: str) -> None:
    assert refused(Stored.NUMBER, stored).code == "number"


def test_days_are_read_in_both_date_systems() -> None:
    assert str(moment(Decimal(36525), from_1904=False)) == "1999-12-31"
    assert str(moment(Decimal(36525 - 1462), from_1904=True)) == "1999-12-31"
    assert str(moment(Decimal(0), from_1904=True)) == "1904-01-01"
    assert str(value(Stored.NUMBER, "36525", format=DAY)) == "1999-12-31"


def test_a_time_is_kept_beside_the_day() -> None:
    assert str(moment(Decimal("36525.5"), from_1904=False)) == "1999-12-31T12:00:00"
    assert moment(Decimal("36525"), from_1904=False).time is None


@pytest.mark.parametrize("number", [60, 0, -1, 59])
def test_days_on_which_programs_disagree_are_not_read(number: int) -> None:
    with pytest.raises(CellError, match="agree"):
        moment(Decimal(number), from_1904=False)
    assert str(moment(Decimal(61), from_1904=False)) == "1900-03-01"


def test_a_day_beyond_the_calendar_is_not_read() -> None:
    with pytest.raises(CellError):
        moment(Decimal(10**9), from_1904=False)


def test_texts_lose_the_blanks_around_them() -> None:
    assert value(Stored.TEXT, "\u3000 E01\u00a0\u200b") == "E01"
    assert value(Stored.TEXT, "a\r\nb") == "a\nb"
    assert value(Stored.TEXT, " \u3000") is None
    assert tidy_text("\ufeffa b\t") == "a b"


def test_a_character_that_cannot_be_printed_is_told() -> None:
    assert refused(Stored.TEXT, "a\u202eb").code == "characters"


def test_yes_and_no() -> None:
    assert value(Stored.YES_NO, "1") is True
    assert value(Stored.YES_NO, "0") is False
    assert refused(Stored.YES_NO, "2").code == "wrong-type"


def test_a_time_of_day_is_not_a_number() -> None:
    time = NumberFormat("h:mm", shows_time=True)
    assert refused(Stored.NUMBER, "0.0625", format=time).code == "wrong-type"
    both = NumberFormat("yyyy-mm-dd h:mm", shows_day=True, shows_time=True)
    assert str(value(Stored.NUMBER, "36525.5", format=both)) == "1999-12-31T12:00:00"


def test_a_formula_counts_with_its_last_result_and_is_never_calculated() -> None:
    assert value(Stored.NUMBER, "3", formula="1+1") == 3
    error = refused(Stored.NOTHING, "", formula="1+1")
    assert (error.found, str(error.hint)) == (
        "=1+1",
        "open the workbook in Excel, WPS or LibreOffice and save it",
    )
    assert value(Stored.TEXT, "", formula='""') is None


def test_an_error_is_told_with_its_formula() -> None:
    error = refused(Stored.ERROR, "#REF!", formula="Other!A1")
    assert (error.code, error.found) == ("cell-error", "#REF! =Other!A1")


def test_days_written_as_text_by_the_file() -> None:
    assert str(value(Stored.DAY, "1999-12-31T00:00:00Z")) == "1999-12-31"
    assert refused(Stored.DAY, "soon").code == "not-a-date"


def test_keys_are_compared_on_one_line_and_in_the_width_of_a_keyboard() -> None:
    assert key_text("  ｙｅａｒ\u3000") == "year"
    assert key_text("received\n on") == "received on"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("[1]Sheet!A1", True),
        ("'[a.xlsx]Sheet 1'!A1", True),
        ("SUM(A1:A3)", False),
        ('"[1]"&A1', False),
    ],
)
def test_another_workbook_is_seen_in_a_formula(formula: str, expected: bool) -> None:
    assert comes_from_another_book(formula) is expected


def test_a_shared_formula_has_no_text_to_show() -> None:
    assert shown_formula("") == "=..."
    assert shown_formula("A1+1") == "=A1+1"
