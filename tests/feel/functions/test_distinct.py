"""Lists without repeated values."""

from __future__ import annotations

from decimal import Decimal

from checker.feel.functions.distinct import distinct
from tests.feel.builders import call


def test_distinct_values_of_many_contexts() -> None:
    rows = [{"id": at, "part": [at % 7]} for at in range(5_000)]
    assert len(call("distinct values", rows + rows)) == 5_000


def test_equal_values_are_kept_once_and_in_order() -> None:
    one, point = Decimal(1), Decimal("1.0")
    assert distinct(["b", one, "1", point, True, "b", None, None]) == ["b", one, "1", True, None]
    assert distinct([[one], [point], [one, one]]) == [[one], [one, one]]
    assert distinct([{"a": [one]}, {"a": [point]}, {"a": []}]) == [{"a": [one]}, {"a": []}]
