"""Dates and times that Python's own classes cannot represent.

FEEL knows years from -999,999,999 to 999,999,999 (DMN 1.5, 10.3.2.3.5) and fractions of a second
of any length; ``datetime`` knows the years 1 to 9999 and microseconds. The classes here hold the
rest, down to nanoseconds. They are used only where the plain class does not suffice: every function
here returns the plain one if it can, so that values of different classes are never equal.

The Gregorian calendar repeats every 400 years, so a wide date is a plain one (``near``) and the
number of such cycles between it and the date meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final, TypeAlias

MAX_YEAR: Final = 999_999_999
NANOS_PER_SECOND: Final = 10**9
NANOS_PER_DAY: Final = 86_400 * NANOS_PER_SECOND

_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097
_FIRST_NEAR_YEAR: Final = 2000
_FIRST_NEAR_DAY: Final = date(_FIRST_NEAR_YEAR, 1, 1).toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class WideDate:
    """A date with a year outside 1 to 9999."""

    near: date
    cycles: int

    @property
    def year(self) -> int:
        """Return the actual year."""
        return self.near.year + _CYCLE_YEARS * self.cycles


@dataclass(frozen=True, slots=True)
class WideTime:
    """A time of day with ``nanoseconds`` (1 to 999) beyond the microsecond."""

    near: time
    nanoseconds: int


@dataclass(frozen=True, slots=True)
class WideDateTime:
    """A date and time with a year outside 1 to 9999, or with nanoseconds."""

    near: datetime
    cycles: int
    nanoseconds: int

    @property
    def year(self) -> int:
        """Return the actual year."""
        return self.near.year + _CYCLE_YEARS * self.cycles


DateValue: TypeAlias = date | WideDate
TimeValue: TypeAlias = time | WideTime
DateTimeValue: TypeAlias = datetime | WideDateTime


def make_date(year: int, month: int, day: int) -> DateValue | None:
    """Return the date of a year, month and day, or None if there is no such date."""
    if abs(year) > MAX_YEAR:
        return None
    cycles, rest = divmod(year - _FIRST_NEAR_YEAR, _CYCLE_YEARS)
    try:
        if 1 <= year <= 9999:
            return date(year, month, day)
        return WideDate(date(_FIRST_NEAR_YEAR + rest, month, day), cycles)
    except (ValueError, OverflowError):
        return None


def near_of(moment: DateValue | DateTimeValue) -> date:
    """Return the plain date or date and time that stands for a wide one."""
    return moment.near if isinstance(moment, (WideDate, WideDateTime)) else moment


def plain_time(of_day: TimeValue) -> time:
    """Return a time of day without its nanoseconds."""
    return of_day.near if isinstance(of_day, WideTime) else of_day


def day_number(moment: DateValue | DateTimeValue) -> int:
    """Return the number of the day, where day 1 is the first of January of the year 1."""
    cycles = moment.cycles if isinstance(moment, (WideDate, WideDateTime)) else 0
    return near_of(moment).toordinal() + cycles * _CYCLE_DAYS


def date_of_day(number: int) -> DateValue | None:
    """Return the date of a day number, or None if its year is out of range."""
    cycles, rest = divmod(number - _FIRST_NEAR_DAY, _CYCLE_DAYS)
    near = date.fromordinal(_FIRST_NEAR_DAY + rest)
    return make_date(near.year + cycles * _CYCLE_YEARS, near.month, near.day)


def date_part(moment: DateTimeValue) -> DateValue:
    """Return the date of a date and time."""
    if isinstance(moment, datetime):
        return moment.date()
    near = moment.near.date()
    return WideDate(near, moment.cycles) if moment.cycles else near


def time_part(moment: DateTimeValue) -> TimeValue:
    """Return the time of day of a date and time, with its zone."""
    if isinstance(moment, datetime):
        return moment.timetz()
    near = moment.near.timetz()
    return WideTime(near, moment.nanoseconds) if moment.nanoseconds else near


def combine(day: DateValue, of_day: TimeValue) -> DateTimeValue:
    """Return the date and time made of a date and a time of day."""
    near = datetime.combine(near_of(day), plain_time(of_day))
    cycles = day.cycles if isinstance(day, WideDate) else 0
    nanoseconds = of_day.nanoseconds if isinstance(of_day, WideTime) else 0
    return WideDateTime(near, cycles, nanoseconds) if cycles or nanoseconds else near


def nanos_of_day(of_day: TimeValue) -> int:
    """Return the nanoseconds since midnight on the clock of the zone."""
    near = plain_time(of_day)
    seconds = near.hour * 3600 + near.minute * 60 + near.second
    extra = of_day.nanoseconds if isinstance(of_day, WideTime) else 0
    return seconds * NANOS_PER_SECOND + near.microsecond * 1000 + extra


def time_of_nanos(nanos: int, zone: tzinfo | None) -> TimeValue:
    """Return the time of day a number of nanoseconds after midnight, wrapping at 24 hours."""
    micros, extra = divmod(nanos % NANOS_PER_DAY, 1000)
    seconds, micros = divmod(micros, 10**6)
    minutes, second = divmod(seconds, 60)
    near = time(minutes // 60, minutes % 60, second, micros, tzinfo=zone)
    return WideTime(near, extra) if extra else near


def wall_nanos(moment: DateTimeValue) -> int:
    """Return the nanoseconds since the start of day 0 on the clock of the zone."""
    return day_number(moment) * NANOS_PER_DAY + nanos_of_day(time_part(moment))


def date_time_of_nanos(nanos: int, zone: tzinfo | None) -> DateTimeValue | None:
    """Return the date and time of such nanoseconds, or None if its year is out of range."""
    number, rest = divmod(nanos, NANOS_PER_DAY)
    day = date_of_day(number)
    return None if day is None else combine(day, time_of_nanos(rest, zone))


def duration_nanos(duration: timedelta) -> int:
    """Return the nanoseconds of a days and time duration."""
    return (duration // _MICROSECOND) * 1000
