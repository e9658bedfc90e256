"""Calls, and functions as values."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.feel.types import NUMBER
from tests.feel.compiler.code import run, source


def test_a_call_of_constants_is_made_once_at_compile_time() -> None:
    assert "S.built_in" not in source('date("1998-12-31")')
    assert "S.built_in" in source("date(x)", "x")


@pytest.mark.parametrize("text", ["now()", "today()", 'matches("a", "a+")'])
def test_what_depends_on_the_clock_or_may_take_long_is_called_at_run_time(text: str) -> None:
    assert "S.built_in" in source(text)


def test_a_long_result_is_not_kept() -> None:
    assert "S.built_in" in source(f'split("{"a," * 1001}", ",")')


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("f(2)", Decimal(3)),
        ("f(n: 2)", Decimal(3)),
        ("f(n: 2, n: 3)", None),
        ("f(m: 2)", None),
        ("f(2, 3)", None),
        ('f("a")', None),
        ("f([2])", Decimal(3)),
        ("x(2)", None),
    ],
)
def test_a_function_is_called_only_with_arguments_that_fit(
    text: str, value: Decimal | None
) -> None:
    defined = f"for f in [function(n: number) n + x] return {text}"
    assert run(defined, {"number": NUMBER}, x=1) == [value]


def test_a_parameter_given_twice_makes_no_function() -> None:
    assert run("function(a, a) a") is None


def test_a_function_keeps_the_variables_around_it() -> None:
    assert run("for f in (for i in 1..3 return function() i * x) return f()", x=2) == [2, 4, 6]


def test_a_key_of_an_item_does_not_hide_a_function_that_is_called() -> None:
    assert run("items[count([1, 2]) = 2]", items=[{"count": 5}]) == [{"count": 5}]
