"""Operators inline give what `operations` give."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values import Value, operations
from tests.feel.compiler.code import run, source

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([Decimal(0), Decimal("1.0"), Decimal(1), Decimal("-2.5"), Decimal("9e6144")]),
    st.sampled_from(["", "1", "b", date(1998, 1, 1), datetime(1998, 1, 1, tzinfo=UTC)]),
    st.sampled_from([[Decimal(1)], {"a": Decimal(1)}]),
)
OPERATORS = {
    "+": operations.add,
    "-": operations.subtract,
    "*": operations.multiply,
    "/": operations.divide,
    "=": operations.equal,
    "!=": operations.not_equal,
    "<": operations.less,
    "<=": operations.less_equal,
    ">": operations.greater,
    ">=": operations.greater_equal,
}


@given(st.sampled_from(sorted(OPERATORS)), VALUES, VALUES)
def test_the_inline_code_agrees_with_the_operators(operator: str, x: Value, y: Value) -> None:
    assert repr(run(f"x {operator} y", x=x, y=y)) == repr(OPERATORS[operator](x, y))


@given(VALUES, VALUES, VALUES)
def test_between_and_in_agree_with_the_operators(x: Value, y: Value, z: Value) -> None:
    assert run("x between y and z", x=x, y=y, z=z) is operations.between(x, y, z)
    assert run("x in (y, z)", x=x, y=y, z=z) is run("x in y or x in z", x=x, y=y, z=z)


@pytest.mark.parametrize(
    ("text", "x", "value"),
    [
        ("x in (1, 2)", 2, True),
        ("x in [1, 2]", 2, True),
        ("x in ([1, 2])", "2", False),
        ("x in [[2], [3]]", [2], True),
        ("x in (< 2, [5..6])", 6, True),
        ("x instance of number", 2, True),
        ("x instance of nummer", 2, None),
        ("1 / x", 0, None),
        ("-x", "a", None),
        ("x + 9e6144", "9e6144", None),
    ],
)
def test_known_and_unknown_operands_mix(text: str, x: object, value: object) -> None:
    assert run(text, x=x) == value


def test_what_is_known_is_computed_at_compile_time() -> None:
    assert "number_add" not in source("1 + 2 * 3")
    assert "type(v0) is Decimal" in source("x + 1", "x")
    assert run('@"45 days"') is None
