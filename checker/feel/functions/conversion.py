"""Functions that make values of one type from another (DMN 1.5, 10.3.4.1)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Final

from checker.feel.functions.arguments import whole
from checker.feel.functions.range_text import read_range
from checker.feel.functions.signature import Builtin, form
from checker.feel.types import (
    ANY,
    DATE,
    DATE_TIME,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    RangeType,
)
from checker.feel.values import NUMBER_CONTEXT, Value, YearMonthDuration
from checker.feel.values.notation import (
    fixed_zone,
    read_date,
    read_date_and_time,
    read_duration,
    read_number,
    read_time,
    to_string,
)
from checker.feel.values.temporal import months_between
from checker.feel.values.wide_dates import (
    NANOS_PER_SECOND,
    DateTimeValue,
    DateValue,
    TimeValue,
    combine,
    date_part,
    make_date,
    time_of_nanos,
    time_part,
)

_GROUPINGS: Final = frozenset((" ", ",", "."))
_DECIMALS: Final = frozenset((",", "."))


# Numbers and texts -----------------------------------------------------------------------------


def _number(text: str, grouping: str | None, decimal: str | None) -> Decimal | None:
    """Return the number in a text with separators, or null if the separators are not allowed."""
    if grouping is not None and (grouping not in _GROUPINGS or grouping == decimal):
        return None
    if decimal is not None and decimal not in _DECIMALS:
        return None
    plain = text.replace(grouping, "") if grouping else text
    return read_number(plain.replace(decimal, ".") if decimal else plain)


def _string(value: Value) -> str | None:
    return None if value is None else to_string(value)


# Dates and times -------------------------------------------------------------------------------


def _date(year: Decimal, month: Decimal, day: Decimal) -> DateValue | None:
    parts = whole(year), whole(month), whole(day)
    if parts[0] is None or parts[1] is None or parts[2] is None:
        return None
    return make_date(parts[0], parts[1], parts[2])


def _time(
    hour: Decimal, minute: Decimal, second: Decimal, offset: timedelta | None
) -> TimeValue | None:
    hours, minutes = whole(hour), whole(minute)
    if hours is None or minutes is None:
        return None
    if not (0 <= hours < 24 and 0 <= minutes < 60 and 0 <= second < 60):
        return None
    zone = None if offset is None else fixed_zone(offset)
    if offset is not None and zone is None:
        return None
    nanos = int(second.scaleb(9, NUMBER_CONTEXT))
    return time_of_nanos((hours * 60 + minutes) * 60 * NANOS_PER_SECOND + nanos, zone)


def _same(value: Value) -> Value:
    return value


def _on_day_of(moment: DateTimeValue, of_day: TimeValue) -> DateTimeValue:
    return combine(date_part(moment), of_day)


def _months_duration(
    start: DateValue | DateTimeValue, end: DateValue | DateTimeValue
) -> YearMonthDuration:
    return YearMonthDuration(months_between(start, end))


TABLE: Final = (
    Builtin(
        "date",
        "A date from a text, from a date and time, or from its parts.",
        form("from: string", DATE, read_date),
        form("from: date", DATE, _same),
        form("from: date and time", DATE, date_part),
        form("year: number, month: number, day: number", DATE, _date),
    ),
    Builtin(
        "time",
        "A time from a text, from a date and time, or from its parts.",
        form("from: string", TIME, read_time),
        form("from: time", TIME, _same),
        form("from: date and time", TIME, time_part),
        form(
            "hour: number, minute: number, second: number, offset?: days and time duration | null",
            TIME,
            _time,
        ),
    ),
    Builtin(
        "date and time",
        "A date and time from a text, or from a date and a time.",
        form("from: string", DATE_TIME, read_date_and_time),
        form("date: date, time: time", DATE_TIME, combine),
        form("date: date and time, time: time", DATE_TIME, _on_day_of),
    ),
    Builtin(
        "duration",
        "A duration from a text: years and months, or days and time.",
        form("from: string", ANY, read_duration),
    ),
    Builtin(
        "years and months duration",
        "The whole months between two days.",
        form("from: date, to: date", YEARS_DURATION, _months_duration),
        form("from: date and time, to: date and time", YEARS_DURATION, _months_duration),
    ),
    Builtin(
        "number",
        "A number from a text with separators for groups of digits and decimals.",
        form(
            "from: string, grouping separator: string | null, decimal separator: string | null",
            NUMBER,
            _number,
        ),
    ),
    Builtin(
        "string",
        "A value as text; null for null.",
        form("from: Any", STRING, _string),
    ),
    Builtin(
        "range",
        "A range from a text such as `[1..3]`, whose ends are literals.",
        form("from: string", RangeType(ANY), read_range),
    ),
)
