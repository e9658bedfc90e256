from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from itertools import product

import duckdb
import pytest

from checker import feel
from checker.screens.values import (
    Digits,
    Scalar,
    UntranslatableError,
    arithmetic,
    compared,
    literal,
    quotient_compared,
    within,
)


def value(scalar: Scalar) -> object:
    """Return what DuckDB makes of a value."""
    row = duckdb.execute(f"SELECT {scalar.sql.sql('duckdb')}").fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize("operator", ["+", "-", "*"])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("999999999999999.999", "0.001"),
        ("99999999.99999999", "-99999999.99999999"),
        ("-99999999999999999", "99999999999999999"),
        ("0.1", "0.2"),
        ("12345678901234567890", "1234567.25"),
    ],
)
def test_arithmetic_is_exact_however_long_the_result(operator: str, left: str, right: str) -> None:
    made = arithmetic(operator, literal(Decimal(left)), literal(Decimal(right)))
    assert value(made) == feel.evaluate(f"({left}) {operator} ({right})")


def test_what_feel_could_round_has_no_equal() -> None:
    assert within(Digits(31, 3)) == Digits(31, 3)
    with pytest.raises(UntranslatableError, match="35 digits"):
        within(Digits(31, 4))
    long = literal(Decimal("123456789012345678"))
    with pytest.raises(UntranslatableError, match="36 digits"):
        arithmetic("*", long, long)


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_a_quotient_is_compared_without_a_division(operator: str) -> None:
    numbers = list(product(("1", "-2", "0", "2.1"), ("3", "-0.7"), ("0.333", "0", "3", "-3")))
    found = [
        quotient_compared(operator, *(literal(Decimal(each)) for each in parts))
        for parts in numbers
    ]
    row = duckdb.execute(f"SELECT {', '.join(each.sql.sql('duckdb') for each in found)}").fetchone()
    assert list(row or ()) == [
        feel.evaluate("over / under " + operator + " bound", _named(parts)) for parts in numbers
    ]


def _named(parts: tuple[str, str, str]) -> dict[str, Decimal]:
    return dict(zip(("over", "under", "bound"), map(Decimal, parts), strict=True))


def test_a_quotient_by_zero_is_not_sure() -> None:
    one, zero = literal(Decimal(1)), literal(Decimal(0))
    assert value(quotient_compared("<", one, zero, one)) is None


@pytest.mark.parametrize(
    "make",
    [
        lambda: compared("=", literal("a"), literal(Decimal(1))),
        lambda: compared("<", literal("a"), literal("b")),
        lambda: arithmetic("+", literal("a"), literal("b")),
        lambda: arithmetic("/", literal(Decimal(1)), literal(Decimal(3))),
        lambda: literal(None),
    ],
)
def test_what_goes_together_otherwise_in_sql_has_no_equal(make: Callable[[], object]) -> None:
    with pytest.raises(UntranslatableError):
        make()
