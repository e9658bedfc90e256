"""Arithmetic, comparison and properties of dates, times and durations (DMN 1.5, 10.3.2.15).

Every function takes values of the right types and returns a value or null; ``operations`` chooses
between them. A result outside the range of its type is null.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Decimal, DecimalException
from typing import Final
from zoneinfo import ZoneInfo

from checker.feel.values.representation import NUMBER_CONTEXT, Value, YearMonthDuration
from checker.feel.values.wide_dates import (
    NANOS_PER_SECOND,
    DateTimeValue,
    DateValue,
    TimeValue,
    WideDate,
    WideDateTime,
    WideTime,
    combine,
    date_of_day,
    date_time_of_nanos,
    day_number,
    duration_nanos,
    make_date,
    nanos_of_day,
    near_of,
    plain_time,
    time_of_nanos,
    time_part,
    wall_nanos,
)

DATE_TYPES: Final = (date, WideDate)
TIME_TYPES: Final = (time, WideTime)
DATE_TIME_TYPES: Final = (datetime, WideDateTime)

MAX_MONTHS: Final = 10**20
"""The longest years and months duration: far more than the time between any two dates."""

_MICROSECOND: Final = timedelta(microseconds=1)
_DAY: Final = timedelta(days=1)
_REFERENCE_DAY: Final = date(1972, 12, 31)
_LAST_DAY: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(value: Value) -> bool:
    """Return whether a value is a date and not a date and time."""
    return isinstance(value, DATE_TYPES) and not isinstance(value, datetime)


# Durations -------------------------------------------------------------------------------------


def days_duration(microseconds: int) -> timedelta | None:
    """Return the duration of a number of microseconds, or None above 999,999,999 days."""
    try:
        return microseconds * _MICROSECOND
    except OverflowError:
        return None


def duration_value(duration: timedelta | YearMonthDuration) -> Decimal:
    """Return a duration as a number: microseconds, or months."""
    if isinstance(duration, YearMonthDuration):
        return Decimal(duration.months)
    return Decimal(duration // _MICROSECOND)


def scale_duration(
    duration: timedelta | YearMonthDuration, factor: Decimal, *, divide: bool = False
) -> timedelta | YearMonthDuration | None:
    """Return a duration times (or divided by) a number.

    Months are truncated to whole months, times are rounded to microseconds.
    """
    operation = NUMBER_CONTEXT.divide if divide else NUMBER_CONTEXT.multiply
    try:
        result = operation(duration_value(duration), factor)
    except DecimalException:
        return None
    if isinstance(duration, YearMonthDuration):
        fits = result.copy_abs() <= MAX_MONTHS
        return YearMonthDuration(int(result.to_integral_value(ROUND_DOWN))) if fits else None
    if result.adjusted() > 30:
        return None
    return days_duration(int(result.to_integral_value(ROUND_HALF_EVEN)))


def divide_durations(
    dividend: timedelta | YearMonthDuration, divisor: timedelta | YearMonthDuration
) -> Decimal | None:
    """Return how many times one duration goes into another of the same kind."""
    try:
        return NUMBER_CONTEXT.divide(duration_value(dividend), duration_value(divisor))
    except DecimalException:
        return None


# Dates and times plus durations ----------------------------------------------------------------


def add_duration(moment: Value, duration: timedelta | YearMonthDuration) -> Value:
    """Return the date, time, or date and time a duration later (table 57)."""
    if isinstance(duration, YearMonthDuration):
        return None if isinstance(moment, TIME_TYPES) else add_months(moment, duration.months)
    if isinstance(moment, TIME_TYPES):
        nanos = nanos_of_day(moment) + duration_nanos(duration)
        return time_of_nanos(nanos, plain_time(moment).tzinfo)
    if isinstance(moment, DATE_TIME_TYPES):
        return _add_time(moment, duration)
    return date_of_day(day_number(moment) + duration.days)


def add_months(moment: DateValue | DateTimeValue, months: int) -> Value:
    """Return the date, or date and time, a number of months later.

    A day that the month does not have becomes its last day, as in XPath
    (``op:add-yearMonthDuration-to-date``): a month after 31 January is 28 or 29 February.
    """
    near = near_of(moment)
    years, month = divmod(near.month - 1 + months, 12)
    year = moment.year + years
    day = make_date(year, month + 1, min(near.day, _last_day(year, month + 1)))
    if day is None or not isinstance(moment, DATE_TIME_TYPES):
        return day
    return combine(day, time_part(moment))


def _last_day(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else _LAST_DAY[month - 1]


def _add_time(moment: DateTimeValue, duration: timedelta) -> DateTimeValue | None:
    if isinstance(moment, datetime):
        try:
            if isinstance(moment.tzinfo, ZoneInfo):
                return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)
            return moment + duration
        except OverflowError:
            pass
    zone = zone_of(moment)
    return date_time_of_nanos(wall_nanos(moment) + duration_nanos(duration), zone)


# Differences -----------------------------------------------------------------------------------


def subtract_moments(later: Value, earlier: Value) -> timedelta | None:
    """Return the duration between two dates or dates and times, or between two times.

    A date together with a date and time counts as midnight in UTC. Null if only one of the two
    has a zone (table 57).
    """
    if isinstance(later, TIME_TYPES) and isinstance(earlier, TIME_TYPES):
        if (plain_time(later).tzinfo is None) != (plain_time(earlier).tzinfo is None):
            return None
    elif is_date(later) and is_date(earlier):
        return _days(day_number(later) - day_number(earlier))
    else:
        later, earlier = to_date_time(later), to_date_time(earlier)
        if (zone_of(later) is None) != (zone_of(earlier) is None):
            return None
    first, second = _nanos(later, earlier)
    return days_duration((first - second) // 1000)


def months_between(start: DateValue | DateTimeValue, end: DateValue | DateTimeValue) -> int:
    """Return the whole months from one day to another, negative if the other is earlier."""
    months = (end.year - start.year) * 12 + near_of(end).month - near_of(start).month
    if months > 0 and near_of(end).day < near_of(start).day:
        return months - 1
    if months < 0 and near_of(end).day > near_of(start).day:
        return months + 1
    return months


def to_date_time(moment: DateValue | DateTimeValue) -> DateTimeValue:
    """Return a date as midnight in UTC, and a date and time as it is (10.3.2.9.4)."""
    if isinstance(moment, DATE_TIME_TYPES):
        return moment
    return combine(moment, time(tzinfo=UTC))


def _days(number: int) -> timedelta | None:
    try:
        return number * _DAY
    except OverflowError:
        return None


# Comparison ------------------------------------------------------------------------------------


def compared_seconds(left: Value, right: Value) -> tuple[int, int]:
    """Return two times, or two dates and times, as whole seconds that can be compared.

    A value without a zone takes that of the other (table 54). Comparison ignores fractions of a
    second.
    """
    first, second = _nanos(left, right)
    return first // NANOS_PER_SECOND, second // NANOS_PER_SECOND


def zone_of(value: Value) -> tzinfo | None:
    """Return the zone of a time or of a date and time."""
    if isinstance(value, TIME_TYPES):
        return plain_time(value).tzinfo
    near = value.near if isinstance(value, WideDateTime) else value
    return near.tzinfo if isinstance(near, datetime) else None


def offset_of(value: Value) -> timedelta | None:
    """Return the offset of a time or date and time from UTC, or None if it is not known."""
    near = value.near if isinstance(value, (WideTime, WideDateTime)) else value
    return near.utcoffset() if isinstance(near, (time, datetime)) else None


def _nanos(left: Value, right: Value) -> tuple[int, int]:
    """Return two values as comparable nanoseconds, in UTC if both have a zone."""
    wall = nanos_of_day if isinstance(left, TIME_TYPES) else wall_nanos
    zones = zone_of(left), zone_of(right)
    if None in zones:
        return wall(left), wall(right)
    offsets = _offset_for_order(left), _offset_for_order(right)
    return wall(left) - duration_nanos(offsets[0]), wall(right) - duration_nanos(offsets[1])


def _offset_for_order(value: Value) -> timedelta:
    """Return an offset even for a time in a zone whose offset changes with the day.

    The day is the one that XPath uses to compare times (F&O 10.4, 31 December 1972).
    """
    offset = offset_of(value)
    if offset is None and isinstance(value, TIME_TYPES):
        offset = datetime.combine(_REFERENCE_DAY, plain_time(value)).utcoffset()
    return offset or timedelta()


# Properties ------------------------------------------------------------------------------------


def date_property(value: DateValue | DateTimeValue, name: str) -> Value:
    """Return a property of a date, or of the date of a date and time (table 66), or null."""
    near = near_of(value)
    match name:
        case "year":
            return Decimal(value.year)
        case "month":
            return Decimal(near.month)
        case "day":
            return Decimal(near.day)
        case "weekday":
            return Decimal(near.isoweekday())
        case _:
            return None


def time_property(value: TimeValue | DateTimeValue, name: str) -> Value:
    """Return a property of a time, or of the time of a date and time (table 66), or null."""
    of_day = time_part(value) if isinstance(value, DATE_TIME_TYPES) else value
    near = plain_time(of_day)
    match name:
        case "hour":
            return Decimal(near.hour)
        case "minute":
            return Decimal(near.minute)
        case "second":
            return _seconds(nanos_of_day(of_day) % (60 * NANOS_PER_SECOND))
        case "time offset":
            return offset_of(value)
        case "timezone":
            return near.tzinfo.key if isinstance(near.tzinfo, ZoneInfo) else None
        case _:
            return None


def duration_property(value: timedelta | YearMonthDuration, name: str) -> Value:
    """Return a property of a duration (table 66), negative for a negative one, or null."""
    if isinstance(value, YearMonthDuration):
        years, months = divmod(abs(value.months), 12)
        parts = {"years": Decimal(years), "months": Decimal(months)}
        negative = value.months < 0
    else:
        length = abs(value)
        minutes, seconds = divmod(length.seconds, 60)
        nanos = seconds * NANOS_PER_SECOND + length.microseconds * 1000
        parts = {
            "days": Decimal(length.days),
            "hours": Decimal(minutes // 60),
            "minutes": Decimal(minutes % 60),
            "seconds": _seconds(nanos),
        }
        negative = value < timedelta()
    part = parts.get(name)
    return part.copy_negate() if part and negative else part


def _seconds(nanos: int) -> Decimal:
    whole, rest = divmod(nanos, NANOS_PER_SECOND)
    fraction = f"{rest:09d}".rstrip("0")
    return Decimal(f"{whole}.{fraction}") if rest else Decimal(whole)
