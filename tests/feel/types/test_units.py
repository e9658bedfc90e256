"""Units are products of symbols; nothing is converted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.types import units

SYMBOLS = st.sampled_from(["t", "ODP t", "USD", "km", "day", "%"])
UNITS = st.lists(st.tuples(SYMBOLS, st.integers(-3, 3)), max_size=4).map(
    lambda parts: "1" + "".join(f"*{symbol}^{times}" for symbol, times in parts)
)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("t", "t"),
        (" ODP  t ", "ODP t"),
        ("USD/t", "USD/t"),
        ("USD / t", "USD/t"),
        ("t*USD", "USD*t"),
        ("USD·t", "USD*t"),
        ("t*t", "t^2"),
        ("t^2/t", "t"),
        ("m/s^2", "m/s^2"),
        ("1/day", "1/day"),
        ("USD/t/day", "USD/day/t"),
        ("t^-1", "1/t"),
        ("t/t", "1"),
        ("t^0", "1"),
        ("1", "1"),
        ("%", "%"),
    ],
)
def test_a_unit_has_one_spelling(written: str, canonical: str) -> None:
    assert units.canonical(written) == canonical


@pytest.mark.parametrize("text", ["", " ", "*t", "/t", "t*", "t//t", "t^", "t^x", "t^2^2", "t^2t"])
def test_what_is_no_unit_is_refused(text: str) -> None:
    with pytest.raises(units.UnitError):
        units.canonical(text)


def test_products_quotients_and_powers() -> None:
    assert units.multiply("USD/t", "t") == "USD"
    assert units.divide("USD", "t") == "USD/t"
    assert units.divide("t", "t") == units.RATIO
    assert units.divide("1", "ODP t") == "1/ODP t"
    assert units.power("t", 2) == "t^2"
    assert units.power("USD/t", -1) == "t/USD"
    assert units.power("t", 0) == units.RATIO


def test_tonnes_and_weighted_tonnes_are_different_symbols() -> None:
    assert units.canonical("t") != units.canonical("ODP t")
    assert units.divide("ODP t", "t") == "ODP t/t"


@given(UNITS)
def test_the_one_spelling_is_stable(unit: str) -> None:
    once = units.canonical(unit)
    assert units.canonical(once) == once


@given(UNITS, UNITS)
def test_dividing_undoes_multiplying(left: str, right: str) -> None:
    assert units.multiply(left, right) == units.multiply(right, left)
    assert units.divide(units.multiply(left, right), right) == units.canonical(left)


@given(UNITS, st.integers(0, 4))
def test_a_power_is_a_repeated_product(unit: str, exponent: int) -> None:
    product = units.RATIO
    for _ in range(exponent):
        product = units.multiply(product, unit)
    assert units.power(unit, exponent) == product
