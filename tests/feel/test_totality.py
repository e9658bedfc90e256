"""Whatever the arguments, an operator or built-in function returns a value: it never raises."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.feel.errors import LimitExceeded
from checker.feel.functions import BUILTINS
from checker.feel.values import (
    NUMBER_CONTEXT,
    Range,
    Record,
    Value,
    YearMonthDuration,
    conformance,
    notation,
    operations,
)
from tests.feel.builders import PythonFunction, at

ODD = [
    None,
    *(True, False),
    *map(Decimal, ("0", "-0", "1", "-1", "2.5", "1E+6144", "-9.9E+6144", "1E-6176", "9" * 34)),
    *("", "a", "[1..2]", "P1D", "2020-02-30", "(", "(a*)*$", "$1", "i", "\U0001f40e", "a" * 50),
    *(date.min, date.max, datetime.min, datetime.max.replace(tzinfo=UTC)),
    datetime(2021, 3, 28, 2, 30, tzinfo=ZoneInfo("Europe/Paris")),
    *(time.min, time.max, time(1, tzinfo=ZoneInfo("Europe/Paris"))),
    *(timedelta.min, timedelta.max, YearMonthDuration(10**20), YearMonthDuration(-1)),
    *map(at, ("-999999999-01-01", "999999999-12-31T23:59:59.999999999Z", "10:00:00.000000001")),
    Range(None, None, False, False, low_unbounded=True, high_unbounded=True),
    *(Range(None, None, True, True), Range(Decimal(1), "a", True, True)),
    *([], [None], {}, {"key": "a", "value": None}, Record({"a": Decimal(1)}, "A")),
    *(BUILTINS["sum"], PythonFunction(lambda a, b: None, "a", "b")),
    PythonFunction(lambda a, b: True, "a", "b"),
]
values = st.recursive(
    st.sampled_from(ODD) | st.integers(-20, 20).map(Decimal) | st.text("ab0;.$\\[(", max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("ab", max_size=1), inner),
    max_leaves=6,
)


def _is_value(value: Value) -> bool:
    """Return whether a value is in the domain: a number finite and with 34 digits at most."""
    if isinstance(value, Decimal):
        return value.is_finite() and NUMBER_CONTEXT.plus(value) == value
    if isinstance(value, list):
        return all(map(_is_value, value))
    if isinstance(value, dict):
        return all(map(_is_value, value.values()))
    assert conformance.type_of(value) is not None
    return notation.to_string(value) is not None


@pytest.mark.parametrize("name", sorted(BUILTINS))
@settings(max_examples=10)
@given(args=st.lists(values, max_size=4))
def test_functions(name: str, args: list[Value]) -> None:
    with suppress(LimitExceeded):
        assert _is_value(BUILTINS[name].call(args))


@pytest.mark.parametrize("name", sorted(BUILTINS))
@settings(max_examples=4)
@given(args=st.lists(values, min_size=4, max_size=4))
def test_functions_with_named_arguments(name: str, args: list[Value]) -> None:
    for form in BUILTINS[name].forms:
        names = [parameter.name for parameter in form.parameters]
        with suppress(LimitExceeded):
            assert _is_value(BUILTINS[name].call_named(dict(zip(names, args, strict=False))))


@pytest.mark.parametrize(
    "operator",
    [
        operations.add,
        operations.subtract,
        operations.multiply,
        operations.divide,
        operations.power,
        operations.equal,
        operations.not_equal,
        operations.less,
        operations.less_equal,
        operations.greater,
        operations.greater_equal,
        operations.contains,
    ],
)
@settings(max_examples=60)
@given(left=values, right=values)
def test_operators(operator: Value, left: Value, right: Value) -> None:
    assert _is_value(operator(left, right))


@given(values, st.sampled_from(["a", "year", "weekday", "second", "time offset", "days", "start"]))
def test_properties(value: Value, name: str) -> None:
    assert _is_value(operations.get_property(value, name))


@given(values)
def test_negation(value: Value) -> None:
    assert _is_value(operations.negate(value))
