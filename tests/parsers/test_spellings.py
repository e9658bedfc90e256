from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.parsers.spellings import day_hint, number_hint


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1,700.5", "1700.5"),
        ("1 700.5", "1700.5"),
        ("1'700", "1700"),
        ("1,234,567", "1234567"),
        ("1.700,5", "1700.5"),
        ("1.234.567", "1234567"),
        ("3,14159", "3.14159"),
        ("\uff11\uff17\uff10\uff10", "1700"),
        ("1\uff0c700.5", "1700.5"),
        ("-1,700.5", "-1700.5"),
        ("\u4e00\u5343\u4e03\u767e", "1700"),
        ("\u4e00\u4e07\u4e8c\u5343", "12000"),
        ("\u5341\u4e8c\u70b9\u4e94", "12.5"),
        ("\u4e8c\u3007", "20"),
    ],
)
def test_number_with_separators_or_other_digits(text: str, number: str) -> None:
    hint = number_hint(text)
    assert hint == f"write {number}, without quotes and without separators between digits"


def test_plain_number_needs_no_quotes() -> None:
    assert number_hint("490.0") == "write the number without quotes"


def test_comma_that_may_be_either_is_told_both_ways() -> None:
    hint = str(number_hint("1,700"))
    assert hint.startswith("write 1700 where the comma only separates digits, or 1.700 where")


def test_percent_is_told_both_ways() -> None:
    hint = "write 50 without the percent sign, or 0.5 where a share of 1 is asked for"
    assert number_hint("50%") == number_hint("\uff15\uff10\uff05") == hint


@pytest.mark.parametrize("text", ["1700 t", "USD 1,700.5", "\u00a51700.5", "1700.5\u5428"])
def test_unit_is_left_out(text: str) -> None:
    assert str(number_hint(text)).startswith("write 1700")
    assert str(number_hint(text)).endswith("the unit is known from the rules")


@pytest.mark.parametrize("text", ["", "many", "1,2,3", "12-04", "1..5", "\u70b9\u4e94", "%"])
def test_text_that_is_not_a_number(text: str) -> None:
    assert number_hint(text) is None


@pytest.mark.parametrize(
    "value",
    [
        "1998\u5e744\u670812\u65e5",
        "1998/4/12",
        "1998.04.12",
        "19980412",
        "1998-4-12",
        "1998-04-12T00:00:00",
        "1998-04-12 08:00",
        "12 April 1998",
        "12-Apr-1998",
        "April 12, 1998",
        "\uff11\uff19\uff19\uff18-04-12",
    ],
)
def test_day_in_another_form(value: str) -> None:
    assert day_hint(value) == 'write "1998-04-12"'


def test_day_and_month_that_may_be_exchanged_are_told_both_ways() -> None:
    assert day_hint("12/04/1998") == 'write "1998-04-12" or "1998-12-04", whichever is meant'
    assert day_hint("31/12/1998") == day_hint("12/31/1998") == 'write "1998-12-31"'
    assert day_hint("04/04/1998") == 'write "1998-04-04"'


@pytest.mark.parametrize("value", [Decimal(35897), 35897, "35897"])
def test_day_number_of_a_spreadsheet(value: Any) -> None:
    assert day_hint(value) == 'in a spreadsheet this is a day: write "1998-04-12"'


@pytest.mark.parametrize(
    "value",
    ["1998-02-30", "soon", "30/30/1998", Decimal(7), Decimal("35897.5"), True, None, "Ma 1, 1998"],
)
def test_value_that_is_not_a_day(value: Any) -> None:
    assert day_hint(value) is None
