"""The last day of what a paper covers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.evidence.periods import end_of_period, with_ends
from checker.model.pack import Table

YEAR = {"year": "year"}
QUARTER = {"year": "year", "quarter": "quarter"}
PART = {
    "year": "year",
    "part": {"field": "part", "months": {"half": 6, "nine-months": 9, "year": 12}},
}
SPAN = {"from": "first", "to": "last"}
FEBRUARY = date(1998, 2, 3)


@pytest.mark.parametrize(
    ("covers", "fields", "end"),
    [
        (YEAR, {"year": Decimal(1998)}, date(1998, 12, 31)),
        (YEAR, {}, None),
        (YEAR, {"year": Decimal("1998.5")}, None),
        (YEAR, {"year": Decimal(10000)}, date.max),
        (YEAR, {"year": Decimal(0)}, None),
        (QUARTER, {"year": Decimal(1998), "quarter": Decimal(1)}, date(1998, 3, 31)),
        (QUARTER, {"year": Decimal(1998), "quarter": Decimal(4)}, date(1998, 12, 31)),
        (QUARTER, {"year": Decimal(1998), "quarter": Decimal(5)}, None),
        (QUARTER, {"year": Decimal(1998)}, None),
        (PART, {"year": Decimal(1998), "part": "half"}, date(1998, 6, 30)),
        (PART, {"year": Decimal(1998), "part": "nine-months"}, date(1998, 9, 30)),
        (PART, {"year": Decimal(1998), "part": "year"}, date(1998, 12, 31)),
        (PART, {"year": Decimal(1998)}, date(1998, 12, 31)),
        (SPAN, {"first": date(1998, 1, 1), "last": FEBRUARY}, FEBRUARY),
        (SPAN, {"first": date(1998, 1, 1)}, None),
    ],
)  # fmt: skip
def test_end_of_period(covers: Any, fields: Any, end: date | None) -> None:
    assert end_of_period(covers, fields) == end


def test_the_end_of_a_period_of_a_table() -> None:
    first = {"from": "1998-01-01", "to": "1998-06-30", "limit": 3}
    table = Table(id="seasons", title="Seasons", norm="n", name="s", keys={"k": "string"},
                  type={"from": "date", "to": "date"}, values={"1998-1": first})  # fmt: skip
    covers = with_ends({"entry": "season", "table": "seasons"}, [table])
    assert end_of_period(covers, {"season": "1998-1"}) == date(1998, 6, 30)
    assert end_of_period(covers, {"season": "1998-2"}) is None
    assert end_of_period(covers, {}) is None
    assert with_ends(YEAR, [table]) == YEAR
