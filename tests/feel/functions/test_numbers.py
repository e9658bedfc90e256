from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values import Value
from tests.feel.builders import at, call, call_named

D = Decimal


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("decimal", (D(1) / D(3), 2), "0.33"),
        ("decimal", (D("1.5"), 0), "2"),
        ("decimal", (D("2.5"), 0), "2"),
        ("decimal", (D("-2.5"), 0), "-2"),
        ("decimal", (12345, -2), "12300"),
        ("floor", (D("1.5"),), "1"),
        ("floor", (D("-1.56"), 1), "-1.6"),
        ("ceiling", (D("-1.5"),), "-1"),
        ("ceiling", (D("-1.56"), 1), "-1.5"),
        ("round up", (D("5.5"), 0), "6"),
        ("round up", (D("-5.5"), 0), "-6"),
        ("round up", (D("1.121"), 2), "1.13"),
        ("round down", (D("-5.5"), 0), "-5"),
        ("round down", (D("1.129"), 2), "1.12"),
        ("round half up", (D("5.5"), 0), "6"),
        ("round half up", (D("-5.5"), 0), "-6"),
        ("round half up", (D("1.125"), 2), "1.13"),
        ("round half down", (D("5.5"), 0), "5"),
        ("round half down", (D("-5.5"), 0), "-5"),
        ("round half down", (D("1.1251"), 2), "1.13"),
        ("round down", (D("5.5"), 6176), "5.5"),
        ("round up", (5, -6111), "1E+6111"),
        ("abs", (-10,), "10"),
        ("modulo", (12, 5), "2"),
        ("modulo", (-12, 5), "3"),
        ("modulo", (12, -5), "-3"),
        ("modulo", (-12, -5), "-2"),
        ("modulo", (D("10.1"), D("4.5")), "1.1"),
        ("modulo", (D("-10.1"), D("4.5")), "3.4"),
        ("modulo", (D("10.1"), D("-4.5")), "-3.4"),
        ("modulo", (10, 5), "0"),
        ("modulo", (-10, 5), "0"),
        ("sqrt", (16,), "4"),
        ("sqrt", (2,), "1.414213562373095048801688724209698"),
        ("log", (10,), "2.302585092994045684017991454684364"),
        ("exp", (5,), "148.4131591025766034211155800405523"),
        ("exp", (0,), "1"),
    ],
)
def test_numbers(name: str, args: tuple[object, ...], result: str) -> None:
    assert call(name, *args) == D(result)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("decimal", (1, 6177)),
        ("decimal", (1, -6112)),
        ("decimal", (1, D("1E+99"))),
        ("decimal", (1,)),
        ("decimal", (1, None)),
        ("floor", (D("1.5"), None)),
        ("floor", ("1.5",)),
        ("floor", (1, 2, 3)),
        ("round up", (None, 0)),
        ("abs", ("-1",)),
        ("abs", (at("2020-01-01"),)),
        ("modulo", (10, 0)),
        ("modulo", (D("1E+40"), 3)),
        ("sqrt", (-1,)),
        ("log", (0,)),
        ("log", (-1,)),
        ("exp", (1_000_000,)),
        ("odd", ("1",)),
        ("even", (None,)),
    ],
)
def test_outside_of_the_domain_is_null(name: str, args: tuple[object, ...]) -> None:
    assert call(name, *args) is None


def test_abs_of_durations() -> None:
    assert call("abs", at("-PT5H")) == at("PT5H")
    assert call("abs", at("-P1Y")) == at("P1Y")


@pytest.mark.parametrize(
    ("number", "odd", "even"),
    [
        (5, True, False),
        (-1, True, False),
        (0, False, True),
        (-2, False, True),
        (D("2.0"), False, True),
        (D("2.5"), False, False),
        (D("1E+40"), False, True),
    ],
)
def test_odd_and_even(number: Value, odd: bool, even: bool) -> None:
    assert call("odd", number) is odd
    assert call("even", number) is even


def test_named_arguments() -> None:
    assert call_named("round up", n=D("5.5"), scale=0) == 6
    assert call_named("round up", scale=0) is None
    assert call_named("floor", n=D("5.5")) == 5
    assert call_named("floor", n=D("5.5"), scale=None) is None
    assert call_named("floor", n=D("5.5"), scal=1) is None


@given(
    st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6),
    st.integers(0, 6),
)
def test_roundings_lie_around_a_number(value: Decimal, scale: int) -> None:
    low, high = call("floor", value, scale), call("ceiling", value, scale)
    assert low <= value <= high
    assert high - low in (0, D(1).scaleb(-scale))
    names = ("decimal", "round up", "round down", "round half up", "round half down")
    assert {call(name, value, scale) for name in names} <= {low, high}


@given(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6).filter(bool))
def test_modulo_is_that_of_floor(dividend: int, divisor: int) -> None:
    assert call("modulo", dividend, divisor) == dividend % divisor
