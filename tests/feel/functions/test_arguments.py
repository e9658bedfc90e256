"""Positions in a list or text, and whole numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.feel.functions.arguments import index_of, integer, slice_of, whole


@pytest.mark.parametrize(
    ("position", "index"),
    [("1", 0), ("3", 2), ("4", None), ("-1", 2), ("-3", 0), ("-4", None), ("0", None),
     ("1e40", None)],
)  # fmt: skip
def test_a_position_counts_from_one_or_backwards(position: str, index: int | None) -> None:
    assert index_of(3, Decimal(position)) == index


@pytest.mark.parametrize(
    ("start", "length", "part"),
    [
        ("1", None, "abc"),
        ("2", "1", "b"),
        ("2", "2", "bc"),
        ("2", "3", None),
        ("2", "0", None),
        ("-2", None, "bc"),
        ("-2", "2", "bc"),
        ("0", None, None),
        ("4", "1", None),
    ],
)
def test_a_slice_lies_within_the_text(start: str, length: str | None, part: str | None) -> None:
    found = slice_of(3, Decimal(start), None if length is None else Decimal(length))
    assert (found and "abc"[found]) == part


def test_numbers_too_large_to_count_with_are_refused() -> None:
    assert integer(Decimal("-1.9")) == -1
    assert integer(Decimal(10**9 - 1)) == 10**9 - 1
    assert integer(Decimal(10**9)) is None
    assert whole(Decimal("2.0")) == 2
    assert whole(Decimal("2.5")) is None
