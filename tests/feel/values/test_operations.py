from __future__ import annotations

from decimal import Decimal, getcontext, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.errors import LimitExceeded
from checker.feel.functions import BUILTINS
from checker.feel.values import Range, Record, Value, to_feel
from checker.feel.values import operations as op
from checker.feel.values.notation import to_string
from tests.feel.builders import at, rng

D = Decimal
SOME = {
    "boolean": True,
    "number": D(10),
    "string": "10",
    "date": at("2021-01-01"),
    "time": at("10:10:10"),
    "date and time": at("2021-01-01T10:10:10"),
    "days": at("P1D"),
    "years": at("P1Y"),
    "list": [D(10)],
    "context": {"a": D(10)},
    "range": rng("[1..10]"),
    "function": BUILTINS["abs"],
    "null": None,
}
"""A value of each kind."""

MOMENTS = {"date", "time", "date and time"}
ADDABLE = (
    {("number", "number"), ("string", "string"), ("days", "days"), ("years", "years")}
    | {(moment, "days") for moment in MOMENTS}
    | {("days", moment) for moment in MOMENTS}
    | {("date", "years"), ("date and time", "years"), ("years", "date"), ("years", "date and time")}
)
SUBTRACTABLE = (
    {("number", "number"), ("days", "days"), ("years", "years"), ("time", "time")}
    | {("date", "date"), ("date and time", "date and time")}
    | {(moment, "days") for moment in MOMENTS}
    | {("date", "years"), ("date and time", "years")}
)
MULTIPLIABLE = {
    ("number", "number"),
    ("number", "days"),
    ("days", "number"),
    ("number", "years"),
    ("years", "number"),
}
DIVISIBLE = {
    ("number", "number"),
    ("days", "number"),
    ("years", "number"),
    ("days", "days"),
    ("years", "years"),
}
ORDERED = {"number", "string", "date", "time", "date and time", "days", "years"}


@pytest.mark.parametrize(
    ("operation", "defined"),
    [
        (op.add, ADDABLE),
        (op.subtract, SUBTRACTABLE),
        (op.multiply, MULTIPLIABLE),
        (op.divide, DIVISIBLE),
        (op.power, {("number", "number")}),
        (op.less, {(kind, kind) for kind in ORDERED}),
        (op.less_equal, {(kind, kind) for kind in ORDERED}),
        (op.greater, {(kind, kind) for kind in ORDERED}),
        (op.greater_equal, {(kind, kind) for kind in ORDERED}),
        (
            op.equal,
            {(kind, kind) for kind in SOME}
            | {(kind, "null") for kind in SOME}
            | {("null", kind) for kind in SOME},
        ),
    ],
)
def test_operators_are_null_for_all_other_types(operation: Value, defined: set[object]) -> None:
    results = {
        (left, right)
        for left, one in SOME.items()
        for right, other in SOME.items()
        if operation(one, other) is not None
    }
    assert results == defined


def test_only_numbers_and_durations_are_negated() -> None:
    negated = {kind for kind, value in SOME.items() if op.negate(value) is not None}
    assert negated == {"number", "days", "years"}
    assert op.negate(D("0.00")) == 0
    assert not op.negate(D(0)).is_signed()


@pytest.mark.parametrize(
    ("operation", "left", "right", "result"),
    [
        (op.add, D("0.1"), D("0.2"), D("0.3")),
        (op.add, D("9" * 34), D("0.5"), D("1E+34")),
        (op.subtract, D("1.10"), D("1.1"), D(0)),
        (op.multiply, D("9.99E+6144"), D(10), None),
        (op.divide, D(1), D(3), D("0." + "3" * 34)),
        (op.divide, D(2), D(3), D("0." + "6" * 33 + "7")),
        (op.divide, D(1), D(0), None),
        (op.divide, D(0), D(0), None),
        (op.divide, at("P1Y"), D(0), None),
        (op.divide, at("P1D"), at("PT0S"), None),
        (op.divide, at("P10Y"), at("P5Y"), D(2)),
        (op.divide, at("P1D"), at("PT9H"), D(24) / D(9)),
        (op.multiply, at("P1Y11M"), D("-2.5"), at("-P4Y9M")),
        (op.multiply, D("1.5"), at("P4DT1H"), at("P6DT1H30M")),
        (op.multiply, at("P1D"), D("1E+30"), None),
        (op.multiply, at("P1Y"), D("1E+40"), None),
        (op.power, D(5), D(-2), D("0.04")),
        (op.power, D(0), D(0), D(1)),
        (op.power, D(0), D(-1), None),
        (op.power, D(-8), D("0.5"), None),
        (op.power, D(2), D(1_000_000_000), None),
        (op.power, D(2), D(999_999_999), None),
        (op.power, D("1.00000000001"), D(10), D("1.000000000100000000004500000000120")),
    ],
)
def test_arithmetic(operation: Value, left: Value, right: Value, result: Value) -> None:
    found = operation(left, right)
    if isinstance(result, Decimal):
        assert abs(found - result) < D("1E-27")
    else:
        assert found == result


def test_arithmetic_does_not_depend_on_the_context_of_the_thread() -> None:
    with localcontext() as context:
        context.prec = 3
        assert op.add(D("1234.5"), D("0.25")) == D("1234.75")
        assert op.negate(D("1234.5")) == D("-1234.5")
        assert op.multiply(D("1234.5"), D(2)) == D(2469)
    assert getcontext().prec == 28


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (1, D("1.00"), True),
        ("a", "A", False),
        ([1, 2], [1, 2], True),
        ([1, 2], [2, 1], False),
        ([1], [1, 1], False),
        ([1, "a"], [1, 2], False),
        ([None], [None], True),
        ({"a": 1, "b": [2]}, {"b": [2], "a": 1}, True),
        ({"a": 1}, {"a": 1, "b": None}, False),
        ({}, [], None),
        ([1], 1, None),
        (None, None, True),
        (0, False, None),
        (Record({"a": 1}, "X"), {"a": 1}, True),
        (rng("[1..10]"), rng("[1..10]"), True),
        (rng("[1..10]"), rng("[1..10)"), False),
        (rng("(..10]"), Range(None, D(10), False, True), False),
        (at("10:00:00Z"), at("11:00:00+01:00"), True),
        (at("10:00:00"), at("10:00:00+01:00"), True),
        (at("2002-04-02T12:00:00@Australia/Melbourne"), at("2002-04-02T02:00:00Z"), True),
        (at("PT24H"), at("P1D"), True),
        (at("P12M"), at("P1Y"), True),
        (at("-2018-01-01"), at("-2018-01-01"), True),
        (at("-2018-01-01"), at("2018-01-01"), False),
    ],
)
def test_equality(left: object, right: object, outcome: bool | None) -> None:
    one, other = to_feel(left), to_feel(right)
    assert op.equal(one, other) is outcome
    assert op.equal(other, one) is outcome
    assert op.not_equal(one, other) is (None if outcome is None else not outcome)


def _tower(levels: int) -> Value:
    """Return lists in lists that hold two to the power of `levels` numbers, most of them shared."""
    tower: Value = D(1)
    for _ in range(levels):
        tower = [tower, [tower]]
    return tower


def test_shared_parts_are_compared_once() -> None:
    assert op.equal(_tower(60), _tower(60)) is True
    assert op.equal(_tower(60), _tower(59)) is False
    assert BUILTINS["is"].call([_tower(60), _tower(60)]) is True


def test_shared_parts_are_mapped_once() -> None:
    assert op.equal(op.get_property(_tower(60), "a"), op.get_property(_tower(60), "b")) is True
    assert op.get_property([[{"a": D(1)}], {"a": D(2)}], "a") == [[D(1)], D(2)]


def test_parts_may_lie_deep() -> None:
    assert op.equal(_nested(100_000), _nested(100_000)) is True


def _nested(levels: int) -> Value:
    nested: Value = D(1)
    for _ in range(levels):
        nested = [nested]
    return nested


def test_texts_of_values_cannot_grow_without_end() -> None:
    with pytest.raises(LimitExceeded):
        to_string(_tower(40))
    with pytest.raises(LimitExceeded):
        BUILTINS["flatten"].call([_tower(40)])


def test_durations_cannot_grow_without_end() -> None:
    duration = at("P1Y")
    for _ in range(100):
        duration = duration and op.add(duration, duration)
    assert duration is None


@pytest.mark.parametrize(
    ("value", "test", "outcome"),
    [
        (1, rng("[1..10]"), True),
        (1, rng("(1..10]"), False),
        (10, rng("[1..10)"), False),
        (10, rng("(1..10]"), True),
        (11, rng("[1..)"), True),
        (0, rng("[1..)"), False),
        (0, rng("(..1)"), True),
        (None, rng("[1..10]"), None),
        ("a", rng("[1..10]"), None),
        (5, Range(D(1), None, True, True), None),
        (0, Range(D(1), None, True, True), False),
        (1, [2, 1], True),
        (1, [2, 3], False),
        (1, ["1", None], False),
        (None, [1, None], True),
        (5, [rng("[1..3]"), rng("[4..6]")], True),
        ([1, 2], [[1, 2], [3]], True),
        ([1, 2], [1, 2], True),
        ([1, 2], [[3]], False),
        (rng("[1..2]"), rng("[1..2]"), True),
        (1, 1, True),
        (1, "1", None),
        (None, None, True),
    ],
)
def test_membership(value: object, test: object, outcome: bool | None) -> None:
    assert op.contains(to_feel(value), to_feel(test)) is outcome


@pytest.mark.parametrize(
    ("value", "low", "high", "outcome"),
    [
        (5, 1, 10, True),
        (1, 1, 10, True),
        (10, 1, 10, True),
        (0, 1, None, False),
        (5, 1, None, None),
        (None, 1, 10, None),
        ("b", "a", "c", True),
    ],
)
def test_between(value: object, low: object, high: object, outcome: bool | None) -> None:
    assert op.between(to_feel(value), to_feel(low), to_feel(high)) is outcome


def test_properties_of_contexts_lists_and_ranges() -> None:
    assert op.get_property({"a": D(1)}, "a") == 1
    assert op.get_property({"a": D(1)}, "b") is None
    assert op.get_property([{"a": D(1)}, {}, D(2)], "a") == [D(1), None, None]
    assert op.get_property(rng("[1..10)"), "start") == 1
    assert op.get_property(rng("[1..10)"), "end included") is False
    assert op.get_property(rng("(..10)"), "start") is None
    assert op.get_property("text", "a") is None
    assert op.get_property(None, "a") is None


amounts = st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=4)


@given(amounts, amounts, amounts)
def test_addition_of_amounts_is_exact(a: Decimal, b: Decimal, c: Decimal) -> None:
    assert op.add(op.add(a, b), c) == op.add(a, op.add(b, c))
    assert op.subtract(op.add(a, b), b) == a
    assert op.multiply(a, op.add(b, c)) == op.add(op.multiply(a, b), op.multiply(a, c))


@given(amounts, amounts)
def test_numbers_have_one_order(a: Decimal, b: Decimal) -> None:
    assert [op.less(a, b), op.equal(a, b), op.greater(a, b)].count(True) == 1
    assert op.less_equal(a, b) is (op.less(a, b) or op.equal(a, b))
    assert op.greater_equal(a, b) is op.less_equal(b, a)
