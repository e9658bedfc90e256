from __future__ import annotations

from decimal import Decimal

import pytest

from checker.feel.values import (
    NUMBER_CONTEXT,
    FeelValueError,
    Record,
    YearMonthDuration,
    to_feel,
)


def test_integers_become_decimals_at_any_depth() -> None:
    assert to_feel({"a": [1, {"b": 2}]}) == {"a": [Decimal(1), {"b": Decimal(2)}]}
    assert type(to_feel(1)) is Decimal


def test_booleans_are_no_numbers() -> None:
    assert to_feel(True) is True


def test_tuples_become_lists() -> None:
    assert to_feel((1, "a")) == [Decimal(1), "a"]


def test_records_keep_their_origin() -> None:
    record = to_feel({"reports": [Record({"total": 5}, "PR-1")]})["reports"][0]
    assert isinstance(record, Record)
    assert record.origin == "PR-1"
    assert record["total"] == Decimal(5)


def test_numbers_are_rounded_to_34_digits_half_to_even() -> None:
    assert to_feel(Decimal("1." + "0" * 33 + "5")) == Decimal(1)
    assert to_feel(10**34 + 5) == 10**34


@pytest.mark.parametrize(
    ("data", "path"),
    [
        ({"amount": 0.1}, "amount"),
        ({"rows": [1, {"x": 0.5}]}, "rows[2].x"),
        ([Decimal("NaN")], "[1]"),
        ([Decimal("Infinity")], "[1]"),
        ({"a": Decimal("1E+7000")}, "a"),
        ({"a": b"bytes"}, "a"),
        ({"a": {1: 2}}, "a"),
        ({"a": object()}, "a"),
    ],
)
def test_what_is_no_value_is_refused_with_its_path(data: object, path: str) -> None:
    with pytest.raises(FeelValueError) as raised:
        to_feel(data)
    assert raised.value.path == path
    assert path in str(raised.value)


def test_a_float_is_refused_with_advice() -> None:
    with pytest.raises(FeelValueError, match="Decimal"):
        to_feel(1.5)


def test_the_context_does_not_depend_on_that_of_the_thread() -> None:
    assert NUMBER_CONTEXT.divide(Decimal(1), Decimal(3)) == Decimal("0." + "3" * 34)


def test_durations_of_months_have_an_order_and_a_truth() -> None:
    assert YearMonthDuration(11) < YearMonthDuration(12)
    assert not YearMonthDuration(0)
