from __future__ import annotations

import pytest
from pydantic import ValidationError

from checker.model.days import InForce, shifted, within


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (None, None, "day_of(x)"),
        ("56", None, '(day_of(x)) - duration("P56D")'),
        (None, "30", '(day_of(x)) + duration("P30D")'),
        ("lead(x)", None, '(day_of(x)) - (lead(x)) * duration("P1D")'),
    ],
)
def test_days_before_and_after(before: str | None, after: str | None, text: str) -> None:
    assert shifted("day_of(x)", before, after) == text


def test_both_ends_are_included() -> None:
    interval = InForce.model_validate({"from": "2001-01-01", "to": "2001-12-31", "on": "day"})
    assert within("a or b", interval) == (
        '(a or b) and (day) >= @"2001-01-01" and (day) <= @"2001-12-31"'
    )
    assert within("a or b", None) == "a or b"


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"on": "day"}, "give 'from' or 'to'"),
        ({"from": "2001-01-02", "to": "2001-01-01", "on": "day"}, "'to' is before 'from'"),
        ({"from": "2001-01-01"}, "Field required"),
    ],
)
def test_an_interval_has_an_end_and_a_day(written: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        InForce.model_validate(written)
