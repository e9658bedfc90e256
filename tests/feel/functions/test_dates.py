from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest

from checker.feel import Definition, Library
from checker.feel.functions import BUILTINS, as_of
from checker.feel.values import Value
from checker.feel.values.notation import to_string
from tests.feel.builders import at, call, call_named, rng

D = Decimal


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("date", ("2012-12-25",), "2012-12-25"),
        ("date", (at("2012-12-25T11:00:00Z"),), "2012-12-25"),
        ("date", (at("2012-12-25"),), "2012-12-25"),
        ("date", (2012, 12, 25), "2012-12-25"),
        ("date", (-999_999_999, 12, 31), "-999999999-12-31"),
        ("time", ("23:59:00z",), "23:59:00Z"),
        ("time", (at("2012-12-25T11:00:00Z"),), "11:00:00Z"),
        ("time", (at("2012-12-25T11:00:00@Asia/Dhaka"),), "11:00:00@Asia/Dhaka"),
        ("time", (at("11:00:00"),), "11:00:00"),
        ("time", (23, 59, 0, at("PT0H")), "23:59:00Z"),
        ("time", (23, 59, 0, at("-PT2H30M")), "23:59:00-02:30"),
        ("time", (23, 59, D("1.5"), None), "23:59:01.5"),
        ("time", (23, 59, 0), "23:59:00"),
        ("date and time", ("2012-12-24T23:59:00",), "2012-12-24T23:59:00"),
        ("date and time", (at("2012-12-24"), at("23:59:00Z")), "2012-12-24T23:59:00Z"),
        ("date and time", (at("2012-12-24T01:00:00Z"), at("23:59:00")), "2012-12-24T23:59:00"),
        ("date and time", (at("-0001-12-24"), at("23:59:00")), "-0001-12-24T23:59:00"),
        ("duration", ("P26M",), "P2Y2M"),
        ("duration", ("PT100M",), "PT1H40M"),
        ("years and months duration", (at("2011-12-22"), at("2013-08-24")), "P1Y8M"),
        ("years and months duration", (at("2011-12-22"), at("2013-08-24T00:00:00")), "P1Y8M"),
    ],
)
def test_conversion(name: str, args: tuple[object, ...], result: str) -> None:
    assert to_string(call(name, *args)) == result


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("date", ("2012-12-25T11:00:00",)),
        ("date", (2012, 13, 25)),
        ("date", (2012, 2, 30)),
        ("date", (D("2012.5"), 1, 1)),
        ("date", (D("9" * 34), 1, 1)),
        ("date", (D("1E+40"), 1, 1)),
        ("date", (2012, 12)),
        ("date", (None,)),
        ("time", (24, 0, 0)),
        ("time", (23, 60, 0)),
        ("time", (23, 59, 60)),
        ("time", (-1, 0, 0)),
        ("time", (1, 0, 0, at("PT15H"))),
        ("time", (1, 0, 0, at("P1Y"))),
        ("date and time", (at("2012-12-24"), None)),
        ("date and time", (2017,)),
        ("duration", ("P",)),
        ("duration", (at("P1D"),)),
        ("years and months duration", (at("2011-12-22"), None)),
        ("number", ("1", "1", ".")),
        ("string", (None,)),
    ],
)
def test_what_cannot_be_converted_is_null(name: str, args: tuple[object, ...]) -> None:
    assert call(name, *args) is None


@pytest.mark.parametrize(
    ("args", "result"),
    [
        (("1 000,5", " ", ","), D("1000.5")),
        (("1,000.5", ",", "."), D("1000.5")),
        (("1.000.000,01", ".", ","), D("1000000.01")),
        (("1000.5", None, None), D("1000.5")),
        (("-1e3", None, None), D(-1000)),
        ((".5", None, "."), D("0.5")),
        (("1,000.5", ",", ","), None),
        (("1:5", None, ":"), None),
        (("1'000", "'", "."), None),
        (("1,5", None, "."), None),
        (("abc", None, None), None),
        (("NaN", None, None), None),
        (("1_000", None, None), None),
        (("٣", None, None), None),
        (("", None, None), None),
        (("1e999999999", None, None), None),
        ((None, ",", "."), None),
        (("1",), None),
    ],
)
def test_number(args: tuple[object, ...], result: Value) -> None:
    assert call("number", *args) == result


@pytest.mark.parametrize(
    ("value", "result"),
    [
        (D("1.10"), "1.1"),
        (True, "true"),
        ("a", "a"),
        ([1, "a"], '[1, "a"]'),
        (at("P1D"), "P1D"),
    ],
)
def test_string(value: object, result: str) -> None:
    assert call("string", value) == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("[18..21)", rng("[18..21)")),
        ("]18..21[", rng("(18..21)")),
        (" [ 1 .. 3 ] ", rng("[1..3]")),
        ("[-1..1e1]", rng("[-1..10]")),
        ("[2..)", rng("[2..)")),
        ("(..2)", rng("(..2)")),
        ('["a".."c"]', None),
    ],
)
def test_ranges_of_numbers(text: str, result: Value) -> None:
    found = call("range", text)
    assert found == result if result else found is not None


@pytest.mark.parametrize(
    "text",
    [
        '[@"2020-01-01"..@"2021-01-01"]',
        '[date("2020-01-01")..date( "2021-01-01" )]',
        '[date and  time("2020-01-01T00:00:00")..@"2021-01-01T00:00:00"]',
        '[time("00:00:00")..@"01:00:00")',
        '(duration("P1D")..@"P2D"]',
        '["a\\"".."b\\u0041"]',
    ],
)
def test_ranges_of_other_types(text: str) -> None:
    assert call("range", text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[..]",
        "(..)",
        "[..2]",
        "[1..]",
        "[3..1]",
        '[1.."b"]',
        '[@"2020-01-01"..@"2020-01-02T00:00:00"]',
        '[@"foo"..@"foo"]',
        "[null..null]",
        ">=10",
        "[1+1..3]",
        "[1..1e999999999]",
        '[date(string("2020-01-01"))..@"2021-01-01"]',
    ],
)
def test_other_texts_are_no_ranges(text: str) -> None:
    assert call("range", text) is None


@pytest.mark.parametrize(
    ("name", "day", "result"),
    [
        ("day of year", "2019-09-17", 260),
        ("day of year", "2020-12-31", 366),
        ("day of year", "-2019-01-01", 1),
        ("day of week", "2019-09-17", "Tuesday"),
        ("month of year", "2019-09-17T10:00:00", "September"),
        ("week of year", "2019-09-17", 38),
        ("week of year", "2003-12-29", 1),
        ("week of year", "2005-01-01", 53),
        ("week of year", "2005-01-03", 1),
    ],
)
def test_parts_of_the_calendar(name: str, day: str, result: object) -> None:
    assert call(name, at(day)) == result
    assert call_named(name, date=at(day)) == result
    assert call(name, day) is None


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (at("2012-12-25"), at("2012-12-25"), True),
        (at("2012-12-25"), at("23:00:50"), False),
        (at("2012-12-25"), at("2012-12-25T00:00:00"), False),
        (at("23:00:50Z"), at("23:00:50"), False),
        (at("23:00:50Z"), at("23:00:50+00:00"), True),
        (at("23:00:50Z"), at("00:00:50+01:00"), False),
        (at("12:00:00@Australia/Melbourne"), at("12:00:00@Australia/Sydney"), False),
        (at("P1D"), at("PT24H"), True),
        (at("P1D"), at("P1M"), False),
        (1, D("1.0"), True),
        (1, True, False),
        ("a", "a", True),
        (None, None, True),
        (None, 1, False),
        ([at("10:00:00Z")], [at("10:00:00+00:00")], True),
        ([at("10:00:00Z")], [at("10:00:00")], False),
        ([], {}, False),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, {"a": "1"}, False),
        (rng("[1..2]"), rng("[1..2]"), True),
        (rng("[1..2]"), rng("[1..2)"), False),
    ],
)
def test_is(left: object, right: object, outcome: bool) -> None:
    assert call("is", left, right) is outcome


def test_time_stands_still_in_a_session_of_a_moment() -> None:
    moment = datetime(1999, 10, 15, 12, tzinfo=timezone(timedelta(hours=8)))
    clock = as_of(moment)
    assert clock["now"].call([]) == moment
    assert clock["today"].call([]) == date(1999, 10, 15)
    assert clock["today"].call([D(1)]) is None


def test_a_session_takes_the_clock_among_its_values() -> None:
    clock = as_of(datetime(1999, 10, 15))
    overdue = Definition("overdue", 'today() > date("1999-10-01")')
    library = Library([overdue], names=tuple(clock))
    assert library.session(clock).evaluate(library.compile("overdue and now().hour = 0")) is True


def test_the_clock_is_that_of_the_system_otherwise() -> None:
    now = BUILTINS["now"].call([])
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=1)
    assert BUILTINS["today"].call_named({}) == date.today()


def test_a_time_from_a_date_is_midnight_in_utc() -> None:
    assert call("time", at("2012-12-24")) == time(tzinfo=UTC)
