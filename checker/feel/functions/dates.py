"""Functions on dates and times (DMN 1.5, 10.3.4.6 and 10.3.4.8), and the clock (10.3.4.11).

``now`` and ``today`` read the clock. An assessment must not depend on when it runs: use those that
``as_of`` returns for a fixed moment instead.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Final, TypeAlias

from checker.feel.functions.signature import Builtin, Form, form
from checker.feel.types import BOOLEAN, DATE, DATE_TIME, NUMBER, STRING, TIME, Type
from checker.feel.values import Range, Value
from checker.feel.values.conformance import KINDS
from checker.feel.values.notation import temporal_text
from checker.feel.values.operations import same_parts
from checker.feel.values.wide_dates import DateTimeValue, DateValue, day_number, make_date, near_of

_Day: TypeAlias = DateValue | DateTimeValue

_WEEKDAYS: Final = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _day_of_year(day: _Day) -> Decimal | None:
    first = make_date(day.year, 1, 1)
    return None if first is None else Decimal(day_number(day) - day_number(first) + 1)


def _day_of_week(day: _Day) -> str:
    return _WEEKDAYS[near_of(day).weekday()]


def _month_of_year(day: _Day) -> str:
    return _MONTHS[near_of(day).month - 1]


def _week_of_year(day: _Day) -> Decimal:
    return Decimal(near_of(day).isocalendar().week)


def _is(left: Value, right: Value) -> bool:
    """Return whether two values are the same; unlike with ``=``, times must have the same zone."""
    for kind_of_parts in (list, dict):
        if isinstance(left, kind_of_parts) and isinstance(right, kind_of_parts):
            return same_parts(left, right, _is)
    if isinstance(left, Range) and isinstance(right, Range):
        return left == right and _is(left.low, right.low) and _is(left.high, right.high)
    kind = KINDS.get(type(left))
    if kind is not KINDS.get(type(right)):
        return False
    if kind in _TEMPORAL:
        return temporal_text(left) == temporal_text(right)
    return left is right or bool(left == right)


_TEMPORAL: Final = frozenset((DATE, TIME, DATE_TIME))


def _of_day(result: Type, run: Callable[[_Day], Value]) -> tuple[Form, Form]:
    return form("date: date", result, run), form("date: date and time", result, run)


def as_of(moment: datetime) -> Mapping[str, Builtin]:
    """Return the functions ``now`` and ``today`` for a fixed moment."""
    return {each.name: each for each in _clock(lambda: moment)}


def _clock(read: Callable[[], datetime]) -> tuple[Builtin, Builtin]:
    def today() -> date:
        return read().date()

    return (
        Builtin("now", "The current date and time.", form("", DATE_TIME, read)),
        Builtin("today", "The current date.", form("", DATE, today)),
    )


def _system_time() -> datetime:
    return datetime.now().astimezone()


TABLE: Final = (
    Builtin(
        "is",
        "Whether two values are the same in every respect, zones included.",
        form("value1: Any, value2: Any", BOOLEAN, _is),
    ),
    Builtin(
        "day of year",
        "The number of the day in its year.",
        *_of_day(NUMBER, _day_of_year),
    ),
    Builtin("day of week", "The name of the day of the week.", *_of_day(STRING, _day_of_week)),
    Builtin("month of year", "The name of the month.", *_of_day(STRING, _month_of_year)),
    Builtin(
        "week of year",
        "The number of the week in its year, according to ISO 8601.",
        *_of_day(NUMBER, _week_of_year),
    ),
    *_clock(_system_time),
)
