from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values import YearMonthDuration
from checker.feel.values.notation import to_string
from checker.feel.values.operations import add, get_property, less, negate, subtract
from checker.feel.values.temporal import add_months, compared_seconds, months_between
from checker.feel.values.wide_dates import date_of_day, day_number, make_date
from tests.feel.builders import at


@pytest.mark.parametrize(
    ("moment", "duration", "result"),
    [
        ("2021-01-01T10:10:10", "P1D", "2021-01-02T10:10:10"),
        ("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59"),
        (
            "2021-01-12T10:10:10@Australia/Melbourne",
            "P1DT1H",
            "2021-01-13T11:10:10@Australia/Melbourne",
        ),
        ("-2021-01-01T10:10:10+11:00", "-P1D", "-2022-12-31T10:10:10+11:00"),
        (
            "-2021-01-01T10:10:10@Australia/Melbourne",
            "P1Y",
            "-2020-01-01T10:10:10@Australia/Melbourne",
        ),
        ("9999-12-31T23:59:59", "PT1S", "10000-01-01T00:00:00"),
        ("10000-01-01T00:00:00", "-PT1S", "9999-12-31T23:59:59"),
        ("2021-01-01T00:00:00.999999999", "PT1S", "2021-01-01T00:00:01.999999999"),
        ("2021-01-02", "-PT1S", "2021-01-01"),
        ("2021-01-02", "PT47H", "2021-01-03"),
        ("2020-03-01", "-PT24H", "2020-02-29"),
        ("0001-01-01", "-P1D", "0000-12-31"),
        ("2021-01-31", "P1M", "2021-02-28"),
        ("2020-01-31", "P1M", "2020-02-29"),
        ("2020-02-29", "-P1Y", "2019-02-28"),
        ("2020-01-31T08:00:00Z", "P1M", "2020-02-29T08:00:00Z"),
        ("-2021-11-30", "P3M", "-2020-02-29"),
        ("10:15:00", "P1DT1H", "11:15:00"),
        ("23:30:00@Australia/Melbourne", "PT1H", "00:30:00@Australia/Melbourne"),
        ("00:30:00+11:00", "-PT1H", "23:30:00+11:00"),
    ],
)
def test_adds_a_duration(moment: str, duration: str, result: str) -> None:
    assert to_string(add(at(moment), at(duration))) == result
    assert to_string(add(at(duration), at(moment))) == result
    assert to_string(subtract(at(moment), negate(at(duration)))) == result


@pytest.mark.parametrize(
    ("moment", "duration"),
    [
        ("10:15:00", "P1Y"),
        ("999999999-12-31", "P1D"),
        ("-999999999-01-01T00:00:00", "-PT1S"),
        ("999999999-12-01", "P1M"),
    ],
)
def test_a_sum_outside_of_the_range_is_null(moment: str, duration: str) -> None:
    assert add(at(moment), at(duration)) is None


def test_a_day_of_zone_rules_may_have_23_hours() -> None:
    before = at("2021-03-27T12:00:00@Europe/Paris")
    assert to_string(add(before, at("P1D"))) == "2021-03-28T13:00:00@Europe/Paris"


@pytest.mark.parametrize(
    ("later", "earlier", "result"),
    [
        ("2021-01-02", "2021-01-01", "P1D"),
        ("2021-01-02T10:10:10@Europe/Paris", "1995-01-01T10:10:10@Asia/Dhaka", "P9498DT5H"),
        ("2021-01-02T10:10:10@Europe/Paris", "2021-01-01", "P1DT9H10M10S"),
        ("2021-01-02", "2021-01-01T10:10:10Z", "PT13H49M50S"),
        ("-0001-01-01", "0001-01-01", "-P731D"),
        ("10:10:10", "11:10:10", "-PT1H"),
        ("10:10:10+02:00", "10:10:10Z", "-PT2H"),
        ("10:10:10@Australia/Melbourne", "09:10:10@Australia/Melbourne", "PT1H"),
        ("10:10:10@Etc/UTC", "09:10:10Z", "PT1H"),
        ("P1D", "PT1H", "PT23H"),
        ("P1Y", "P2M", "P10M"),
    ],
)
def test_subtracts(later: str, earlier: str, result: str) -> None:
    assert to_string(subtract(at(later), at(earlier))) == result


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("2021-01-02T10:10:10Z", "2021-01-02T10:10:10"),
        ("2021-01-02", "2021-01-01T10:10:10"),
        ("10:10:10Z", "10:10:10"),
        ("10:10:10@Australia/Melbourne", "10:10:10"),
        ("999999999-01-01", "-999999999-01-01"),
        ("2021-01-02", "10:10:10"),
        ("P1D", "P1M"),
        ("P1D", "2021-01-02"),
    ],
)
def test_a_difference_that_is_not_defined_is_null(later: str, earlier: str) -> None:
    assert subtract(at(later), at(earlier)) is None


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        ("2021-01-01T10:00:00Z", "2021-01-01T11:00:00+02:00", False),
        ("2021-01-01T09:00:00Z", "2021-01-01T12:00:00+02:00", True),
        ("2021-01-01T10:00:00", "2021-01-01T11:00:00+02:00", True),
        ("-2021-01-01T10:00:00", "2021-01-01T10:00:00", True),
        ("10:00:00+01:00", "10:00:00Z", True),
        ("10:00:00", "10:30:00+05:00", True),
        ("10:00:00@Europe/Paris", "11:00:00@Europe/Paris", True),
        ("10:00:00@Europe/Paris", "11:00:00Z", True),
        ("10:00:00@Europe/Paris", "10:00:00@Asia/Dhaka", False),
        ("-0001-12-31", "0001-01-01", True),
        ("2021-01-01", "2021-01-01T10:00:00", None),
        ("P1D", "PT25H", True),
        ("P1D", "P1M", None),
    ],
)
def test_orders(left: str, right: str, outcome: bool | None) -> None:
    assert less(at(left), at(right)) is outcome


def test_fractions_of_a_second_do_not_count_in_comparisons() -> None:
    assert compared_seconds(at("10:00:00.1"), at("10:00:00.9")) == (36_000, 36_000)


@pytest.mark.parametrize(
    ("value", "name", "result"),
    [
        ("2018-12-10", "weekday", Decimal(1)),
        ("-2018-12-10", "year", Decimal(-2018)),
        ("2018-12-10T10:30:01.25", "second", Decimal("1.25")),
        ("2018-12-10T10:30:01", "day", Decimal(10)),
        ("10:30:00+05:00", "time offset", timedelta(hours=5)),
        ("10:30:00", "time offset", None),
        ("2018-12-10T10:30:00@Europe/Paris", "time offset", timedelta(hours=1)),
        ("2018-12-10T10:30:00@Europe/Paris", "timezone", "Europe/Paris"),
        ("10:30:00Z", "timezone", None),
        ("2018-12-10", "hour", None),
        ("P1Y2M", "years", Decimal(1)),
        ("-P1Y2M", "months", Decimal(-2)),
        ("P1D", "years", None),
        ("P1DT2H3M4.5S", "seconds", Decimal("4.5")),
        ("-P1DT2H", "days", Decimal(-1)),
        ("-P1DT2H", "hours", Decimal(-2)),
        ("P1Y", "days", None),
    ],
)
def test_properties(value: str, name: str, result: object) -> None:
    assert get_property(at(value), name) == result


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2011-12-22", "2013-08-24", 20),
        ("2013-08-24", "2011-12-22", -20),
        ("2015-01-21", "2016-01-20", 11),
        ("2016-01-20", "2015-01-21", -11),
        ("2016-01-01", "2016-01-01", 0),
        ("-2016-01-30", "-2017-02-28", -11),
    ],
)
def test_counts_whole_months(start: str, end: str, months: int) -> None:
    assert months_between(at(start), at(end)) == months


@given(st.dates(), st.integers(-(10**6), 10**6))
def test_days_added_come_back(day: date, days: int) -> None:
    later = add(day, timedelta(days=days))
    assert later is not None
    assert subtract(later, day) == timedelta(days=days)
    assert subtract(later, timedelta(days=days)) == day


@given(st.datetimes(), st.timedeltas(min_value=timedelta(-(10**6)), max_value=timedelta(10**6)))
def test_durations_added_come_back(moment: datetime, duration: timedelta) -> None:
    later = add(moment, duration)
    assert later is not None
    assert subtract(later, moment) == duration
    assert subtract(later, duration) == moment


@given(st.dates(), st.integers(-(10**5), 10**5))
def test_months_added_are_counted(day: date, months: int) -> None:
    first = day.replace(day=1)
    later = add_months(first, months)
    assert months_between(first, later) == months
    assert add(first, YearMonthDuration(months)) == later


@given(st.integers(-365 * 10**8, 365 * 10**8))
def test_days_have_numbers(number: int) -> None:
    day = date_of_day(number)
    assert day is not None
    assert day_number(day) == number
    month, of_month = (int(get_property(day, name)) for name in ("month", "day"))
    assert make_date(day.year, month, of_month) == day
