"""Figures are shown as they are: no digit is lost, whatever their size."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.evaluation.display import grouped, plain

DOLLARS = frozenset({"USD"})


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("7912.40", "7912.4"),
        ("7960.000000000000000000000000000001", "7960.000000000000000000000000000001"),
        ("1e30", "1" + 30 * "0"),
        ("1E+6144", "1" + 6144 * "0"),
        ("1e-30", "0." + 29 * "0" + "1"),
        ("-0.0", "0"),
    ],
)
def test_every_digit_is_shown(number: str, shown: str) -> None:
    assert plain(Decimal(number)) == shown


@pytest.mark.parametrize(
    ("number", "money", "tonnes"),
    [
        ("1736000", "1,736,000.00", "1,736,000"),
        ("0.005", "0.005", "0.005"),
        ("1e30", "1" + 10 * ",000" + ".00", "1" + 10 * ",000"),
        ("9" * 32 + ".25", "99" + 10 * ",999" + ".25", "99" + 10 * ",999" + ".25"),
    ],
)
def test_figures_are_grouped_and_money_has_cents(number: str, money: str, tonnes: str) -> None:
    assert grouped(Decimal(number), "USD", DOLLARS) == money
    assert grouped(Decimal(number), "t", DOLLARS) == tonnes
