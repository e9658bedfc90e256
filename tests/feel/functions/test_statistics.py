"""One number from many."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.feel.builders import call


def test_statistics_round_once() -> None:
    assert call("mean", [Decimal(10**33), Decimal("0.1")]) == Decimal(5 * 10**32) + Decimal("0.05")


@pytest.mark.parametrize(
    ("name", "numbers", "result"),
    [
        ("median", [1, 9, 3], 3),
        ("median", [1, 3, 9, 5], 4),
        ("stddev", [2, 4, 7, 5], Decimal("2.081665999466132735282297706979931")),
        ("stddev", [1], None),
        ("mode", [1, 2, 2, 1, 3], [1, 2]),
        ("mean", [], None),
        ("sum", [1, None], None),
        ("sum", [], None),
        ("sum from zero", [1, None], None),
        ("sum from zero", [], 0),
        ("sum from zero", [2, 3], 5),
        ("product", [2, "a"], None),
    ],
)
def test_a_number_of_many(name: str, numbers: list[object], result: object) -> None:
    assert call(name, numbers) == result
