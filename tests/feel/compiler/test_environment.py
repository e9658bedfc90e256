"""What generated code calls."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.feel.compiler import environment
from checker.feel.compiler.environment import (
    count_between,
    fit,
    in_order,
    item_at,
    items_between,
    make_range,
    property_of,
)
from checker.feel.types import NUMBER
from checker.feel.values import Value


@pytest.mark.parametrize(
    ("position", "item"),
    [("1", "a"), ("3", "c"), ("4", None), ("-1", "c"), ("-3", "a"), ("-4", None), ("0", None),
     ("1.5", None), ("2.0", "b")],
)  # fmt: skip
def test_positions_count_from_one_or_backwards(position: str, item: str | None) -> None:
    assert item_at(["a", "b", "c"], Decimal(position)) == item


def test_a_single_value_is_its_own_first_item() -> None:
    assert item_at("a", Decimal(1)) == "a"
    assert item_at("a", Decimal(2)) is None
    assert item_at(None, Decimal(1)) is None


def test_arguments_are_converted_or_refused_together() -> None:
    assert fit([[Decimal(1)], "a"], (NUMBER, None)) == [Decimal(1), "a"]
    assert fit(["a", "a"], (NUMBER, None)) is None
    assert fit([Decimal(1)], (None, None)) is None


def test_named_arguments_must_be_exactly_the_parameters() -> None:
    assert in_order({"b": 2, "a": 1}, ("a", "b")) == [1, 2]
    assert in_order({"a": 1}, ("a", "b")) is None
    assert in_order({"a": 1, "c": 2}, ("a", "b")) is None


def test_a_property_of_a_list_is_that_of_each_item() -> None:
    assert property_of([{"a": 1}, {}, date(1998, 5, 1)], "a") == [1, None, None]


@pytest.mark.parametrize(
    ("low", "high", "items"),
    [
        (Decimal(1), Decimal(3), [Decimal(1), Decimal(2), Decimal(3)]),
        (Decimal(2), Decimal(2), [Decimal(2)]),
        (Decimal(1), Decimal(-1), [Decimal(1), Decimal(0), Decimal(-1)]),
        (date(1998, 12, 31), date(1999, 1, 1), [date(1998, 12, 31), date(1999, 1, 1)]),
        (date(1999, 1, 1), date(1998, 12, 31), [date(1999, 1, 1), date(1998, 12, 31)]),
    ],
)
def test_iterations_include_both_ends_in_either_direction(
    low: Value, high: Value, items: list[Value]
) -> None:
    assert items_between(low, high) == items
    assert count_between(low, high) == len(items)


@pytest.mark.parametrize(
    ("low", "high"),
    [(Decimal("1.5"), Decimal(3)), (Decimal(1), date(1998, 1, 1)), (Decimal(1), None)],
)
def test_what_cannot_be_counted_is_not_iterated(low: Value, high: Value) -> None:
    assert count_between(low, high) is None


def test_a_range_may_lack_an_end_but_not_mix_kinds() -> None:
    assert make_range(Decimal(1), "a", True, True, False, False) is None
    made = make_range(None, Decimal(3), False, True, True, False)
    assert made is not None
    assert (made.low_unbounded, made.high) == (True, Decimal(3))


def test_a_test_gives_its_truth_or_whether_the_value_is_in_its_result() -> None:
    assert environment.tested_by(Decimal(1), True) is True
    assert environment.tested_by(Decimal(1), [Decimal(1), Decimal(2)]) is True
    assert environment.tested_by(Decimal(1), Decimal(2)) is False
    assert environment.tested_by(Decimal(1), None) is None
