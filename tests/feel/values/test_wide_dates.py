"""Dates and times that Python's own classes cannot represent."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values.wide_dates import (
    MAX_YEAR,
    NANOS_PER_DAY,
    WideDate,
    WideDateTime,
    WideTime,
    combine,
    date_of_day,
    date_part,
    day_number,
    duration_nanos,
    make_date,
    time_of_nanos,
    time_part,
)


@pytest.mark.parametrize(
    ("year", "kind"),
    [(1, date), (9999, date), (0, WideDate), (10_000, WideDate), (-MAX_YEAR, WideDate)],
)
def test_the_plain_class_is_used_where_it_can_be(year: int, kind: type) -> None:
    made = make_date(year, 12, 31)
    assert type(made) is kind
    assert made is not None
    assert made.year == year


@pytest.mark.parametrize("year", [MAX_YEAR + 1, -MAX_YEAR - 1])
def test_no_year_lies_beyond_those_of_feel(year: int) -> None:
    assert make_date(year, 1, 1) is None


def test_leap_years_follow_the_gregorian_rule_outside_of_python_too() -> None:
    assert make_date(12_000, 2, 29) is not None
    assert make_date(12_100, 2, 29) is None
    assert make_date(0, 2, 29) is not None


@given(st.integers(-(10**11), 10**11))
def test_a_day_is_found_again_by_its_number(number: int) -> None:
    day = date_of_day(number)
    assert day is not None
    assert day_number(day) == number


def test_a_time_wraps_at_midnight_and_keeps_nanoseconds() -> None:
    assert time_of_nanos(NANOS_PER_DAY, None) == time(0)
    assert time_of_nanos(-1, None) == WideTime(time(23, 59, 59, 999_999), 999)


def test_a_date_and_time_is_made_of_its_parts() -> None:
    day, of_day = make_date(10_000, 1, 2), WideTime(time(3), 4)
    assert day is not None
    moment = combine(day, of_day)
    assert isinstance(moment, WideDateTime)
    assert (date_part(moment), time_part(moment), moment.year) == (day, of_day, 10_000)
    assert combine(date(1998, 5, 1), time(3)) == datetime(1998, 5, 1, 3)


def test_a_duration_is_counted_in_nanoseconds() -> None:
    assert duration_nanos(timedelta(days=-1, microseconds=1)) == -NANOS_PER_DAY + 1000
