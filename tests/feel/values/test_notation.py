from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values import Range, Value, YearMonthDuration, operations
from checker.feel.values.notation import (
    read_at_literal,
    read_date,
    read_date_and_time,
    read_duration,
    read_number,
    read_time,
    to_string,
)
from checker.feel.values.wide_dates import WideDate, WideDateTime, WideTime
from tests.feel.builders import at

PARIS = ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018-12-08", date(2018, 12, 8)),
        ("2020-02-29", date(2020, 2, 29)),
        ("10:30:00", time(10, 30)),
        ("24:00:00", time(0)),
        ("10:30:00Z", time(10, 30, tzinfo=UTC)),
        ("10:30:00z", time(10, 30, tzinfo=UTC)),
        ("10:30:00.5-05:30", time(10, 30, 0, 500_000, timezone(-timedelta(hours=5.5)))),
        ("10:30:00+14:00", time(10, 30, tzinfo=timezone(timedelta(hours=14)))),
        ("10:30:00@Europe/Paris", time(10, 30, tzinfo=PARIS)),
        ("2018-12-08T10:30:11@Europe/Paris", datetime(2018, 12, 8, 10, 30, 11, tzinfo=PARIS)),
        ("2020-12-31T24:00:00", datetime(2021, 1, 1)),
        ("P1Y2M", YearMonthDuration(14)),
        ("-P13M", YearMonthDuration(-13)),
        ("P1DT2H3M4.5S", timedelta(days=1, hours=2, minutes=3, seconds=4.5)),
        ("PT0.S", timedelta()),
        ("-PT5.S", timedelta(seconds=-5)),
        ("-PT36H", timedelta(hours=-36)),
        ("P0D", timedelta()),
    ],
)
def test_reads_dates_times_and_durations(text: str, value: Value) -> None:
    found = read_at_literal(text)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "2021-02-29",
        "2021-13-01",
        "998-12-31",
        "01211-12-31",
        "+2012-12-02",
        "2012-12-25T",
        "2012/12/25",
        "9999999999-12-27",
        "24:00:01",
        "24:01:00",
        "23:60:00",
        "23:59:60",
        "7:00:00",
        "07:00",
        "10:30:00+19:00",
        "10:30:00+14:01",
        "10:30:00+05:60",
        "10:30:00+5:00",
        "10:30:00@Nowhere/City",
        "10:30:00@../../etc/passwd",
        "10:30:00+01:00@Europe/Paris",
        "10:30:00.",
        "P",
        "PT",
        "P1DT",
        "P1H",
        "1D",
        "P1Y1D",
        "P1.5D",
        "P9999999999D",
        "PT" + "9" * 30 + "S",
        "P" + "9" * 5000 + "Y",
        "",
        "foo",
        "٢٠١٨-١٢-٠٨",
    ],
)
def test_refuses_what_is_no_date_time_or_duration(text: str) -> None:
    assert read_at_literal(text) is None


def test_each_reader_takes_its_own_kind_only() -> None:
    assert read_date("2018-12-08T10:00:00") is None
    assert read_time("2018-12-08") is None
    assert read_duration("2018-12-08") is None
    assert read_date_and_time("2018-12-08") == datetime(2018, 12, 8)


def test_what_python_cannot_hold_has_classes_of_its_own() -> None:
    assert type(at("-2018-12-08")) is WideDate
    assert type(at("10000-01-01T00:00:00")) is WideDateTime
    assert type(at("10:30:00.123456789")) is WideTime
    assert type(at("10:30:00.123456000")) is time


@pytest.mark.parametrize(
    "text",
    [
        "2018-12-08",
        "0001-01-01",
        "0000-12-31",
        "-0001-01-01",
        "-999999999-12-31",
        "999999999-12-31",
        "23:59:59.000001",
        "23:59:59.123456789@Europe/Paris",
        "10:30:00Z",
        "10:30:00-05:30",
        "2018-12-08T10:30:11.25+01:00",
        "12345-12-08T10:30:11@Etc/UTC",
        "P1Y",
        "-P1Y11M",
        "P0M",
        "PT0S",
        "-P1DT2H3M4.000001S",
        "PT59M",
    ],
)
def test_writes_what_it_read(text: str) -> None:
    assert to_string(at(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (Decimal("1.50"), "1.5"),
        (Decimal("-0.00"), "0"),
        (Decimal("1E+3"), "1000"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("100"), "100"),
        ('a "b"', 'a "b"'),
        (['a "b"', None, [Decimal(1)]], '["a \\"b\\"", null, [1]]'),
        ({"a": Decimal(1), "b c": "x", "1st": None}, '{a: 1, b c: "x", "1st": null}'),
        (Range(Decimal(1), Decimal(2), True, False), "[1..2)"),
        (Range("a", "b", False, True), '("a".."b"]'),
        (Range(Decimal(1), None, True, False, high_unbounded=True), "(>= 1)"),
        (Range(None, date(2020, 1, 1), False, False, low_unbounded=True), '(< @"2020-01-01")'),
    ],
)
def test_writes_values(value: Value, text: str) -> None:
    assert to_string(value) == text


def test_an_offset_with_seconds_is_written_with_them() -> None:
    zone = timezone(-timedelta(hours=2, minutes=45, seconds=55))
    assert to_string(time(11, 59, tzinfo=zone)) == "11:59:00-02:45:55"


decimals = st.decimals(
    allow_nan=False, allow_infinity=False, places=6, min_value=-(10**20), max_value=10**20
)


@given(decimals)
def test_a_number_reads_back_equal(value: Decimal) -> None:
    assert read_number(to_string(value)) == value


@given(decimals, st.integers(0, 5))
def test_equal_numbers_are_written_alike(value: Decimal, zeros: int) -> None:
    assert to_string(Decimal(f"{value:f}" + "0" * zeros)) == to_string(value)


zones = st.sampled_from([None, UTC, PARIS, timezone(timedelta(hours=-3, minutes=-30))])


@given(
    st.one_of(
        st.dates(),
        st.times(timezones=zones),
        st.datetimes(timezones=zones, allow_imaginary=False),
        st.timedeltas(),
        st.integers(-(10**9), 10**9).map(YearMonthDuration),
    )
)
def test_a_date_time_or_duration_reads_back_the_same(value: Value) -> None:
    if isinstance(value, (time, datetime)):
        value = value.replace(fold=0)
    again = read_at_literal(to_string(value))
    assert again == value
    assert operations.equal(again, value) is True
