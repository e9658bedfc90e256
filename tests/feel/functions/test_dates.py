from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from checker.feel import Definition, Library
from checker.feel.functions import BUILTINS, as_of
from tests.feel.builders import at, call, call_named, rng

D = Decimal


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
