"""Which parts of a condition become joins."""

from __future__ import annotations

import pytest

from checker.evaluation.joins import trigger_joins
from checker.inference import Join

ALIASES = ("first", "second")


def join(text: str) -> list[Join]:
    return list(trigger_joins(text, ALIASES))


@pytest.mark.parametrize("operator", ["=", "!=", "<", "<=", ">", ">="])
def test_a_comparison_of_two_fields_is_a_join(operator: str) -> None:
    [found] = join(f"second.year {operator} first.year")
    assert (found.left, found.operator, found.right, found.offset) == (
        ("second", "year"),
        operator,
        ("first", "year"),
        0,
    )


def test_every_conjunct_counts() -> None:
    assert join("second.plant = first.plant and (second.year > first.year and first.x = 1)") == [
        Join(("second", "plant"), "=", ("first", "plant")),
        Join(("second", "year"), ">", ("first", "year")),
    ]


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("second.year = first.year + 1", 1),
        ("second.year = 1 + first.year", 1),
        ("second.year = first.year - 2", -2),
        ("second.year + 1 = first.year", -1),
        ("second.year - 1 = first.year + 1", 2),
        ("second.year = first.year + 1 + 2", 3),
        ("second.year - 1.0 = first.year", 1),
    ],
)
def test_whole_numbers_added_become_the_offset(text: str, offset: int) -> None:
    assert join(text) == [Join(("second", "year"), "=", ("first", "year"), offset)]


@pytest.mark.parametrize(
    "text",
    [
        "first.year = 1998",
        "second.year = first.year + 0.5",
        "second.year = first.year + 2147483649",
        "second.year = 1 - first.year",
        "second.year = first.year * 2",
        "second.year = first.year + first.count",
        "second.year = third.year",
        "second.id != first.id",
        "second.place.plant = first.place.plant",
        "second.plant = first.plant or second.year = first.year",
        "not(second.plant = first.plant)",
        "some second in xs satisfies second.plant = first.plant",
        "if true then second.plant = first.plant else false",
        "second.year = first.",
    ],
)
def test_everything_else_is_left_to_feel(text: str) -> None:
    assert join(text) == []
