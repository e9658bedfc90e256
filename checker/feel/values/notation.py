"""Values as text: reading dates, times and durations, and writing any value (DMN 1.5, 10.3.4.1).

The forms read are those of XML Schema, with years of four or more digits, and times of day that may
end in ``@`` and the name of a zone: ``2018-12-08T10:30:11@Europe/Paris``. Whatever is written can
be read back as an equal value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, timedelta, timezone, tzinfo
from decimal import Decimal, DecimalException
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checker.feel.errors import LimitExceeded, Limits
from checker.feel.values.representation import (
    NUMBER_CONTEXT,
    FeelFunction,
    Range,
    Value,
    YearMonthDuration,
)
from checker.feel.values.temporal import (
    DATE_TIME_TYPES,
    TIME_TYPES,
    days_duration,
    is_date,
    zone_of,
)
from checker.feel.values.wide_dates import (
    NANOS_PER_SECOND,
    DateTimeValue,
    DateValue,
    TimeValue,
    combine,
    date_of_day,
    date_part,
    day_number,
    make_date,
    nanos_of_day,
    near_of,
    time_of_nanos,
    time_part,
)

MAX_OFFSET: Final = timedelta(hours=14)
"""The greatest offset of a zone from UTC (table 66)."""

MAX_TEXT: Final = Limits().length
"""The most characters that the text of a value may have."""

NUMBER: Final = r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?"
"""A numeric literal, as a regular expression (grammar rule 37)."""

_NUMBER: Final = re.compile(NUMBER)
_DATE: Final = re.compile(r"(-?(?:[1-9][0-9]{3,8}|0[0-9]{3}))-([0-9]{2})-([0-9]{2})")
_TIME: Final = re.compile(
    r"([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?"
    r"(?:(?P<utc>[Zz])|(?P<offset>[+-][0-9]{2}:[0-9]{2})|@(?P<zone>[A-Za-z0-9_+/-]+))?"
)
_DAYS_DURATION: Final = re.compile(
    r"(-)?P(?=.)(?:([0-9]+)D)?"
    r"(?:T(?=.)(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:\.([0-9]*))?S)?)?"
)
_YEARS_DURATION: Final = re.compile(r"(-)?P(?=.)(?:([0-9]+)Y)?(?:([0-9]+)M)?")
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(?: [A-Za-z_][A-Za-z0-9_]*)*")
_MAX_DIGITS: Final = 18


# Reading ---------------------------------------------------------------------------------------


def read_number(text: str) -> Decimal | None:
    """Return the number that a numeric literal such as ``-1.5e3`` denotes, or None."""
    if not _NUMBER.fullmatch(text):
        return None
    try:
        return NUMBER_CONTEXT.create_decimal(text)
    except DecimalException:
        return None


def read_date(text: str) -> DateValue | None:
    """Return the date that a text such as ``2012-12-25`` denotes, or None."""
    found = _DATE.fullmatch(text)
    return make_date(int(found[1]), int(found[2]), int(found[3])) if found else None


def read_time(text: str) -> TimeValue | None:
    """Return the time that a text such as ``23:59:00+02:00`` denotes, or None.

    24:00:00, the midnight at the end of a day, is read as 00:00:00.
    """
    nanos, zone = _read_time(text)
    return None if nanos is None else time_of_nanos(nanos, zone)


def read_date_and_time(text: str) -> DateTimeValue | None:
    """Return the date and time that a text denotes, or None; a date alone means midnight."""
    date_text, separator, time_text = text.partition("T")
    day = read_date(date_text)
    nanos, zone = _read_time(time_text) if separator else (0, None)
    if day is None or nanos is None:
        return None
    days, rest = divmod(nanos, 86_400 * NANOS_PER_SECOND)
    shifted = date_of_day(day_number(day) + days) if days else day
    return None if shifted is None else combine(shifted, time_of_nanos(rest, zone))


def read_duration(text: str) -> timedelta | YearMonthDuration | None:
    """Return the duration that a text such as ``P1DT2H`` or ``-P1Y2M`` denotes, or None."""
    if found := _YEARS_DURATION.fullmatch(text):
        if any(part and len(part) > _MAX_DIGITS for part in found.groups()):
            return None
        months = int(found[2] or 0) * 12 + int(found[3] or 0)
        return YearMonthDuration(-months if found[1] else months)
    if found := _DAYS_DURATION.fullmatch(text):
        return _days_duration(found)
    return None


def read_at_literal(text: str) -> Value:
    """Return the value of ``@"text"``: a date, a date and time, a time or a duration, or None."""
    for read in (read_date, read_date_and_time, read_time, read_duration):
        value = read(text)
        if value is not None:
            return value
    return None


def fixed_zone(offset: timedelta) -> tzinfo | None:
    """Return the zone of a fixed offset from UTC, or None above 14 hours."""
    if abs(offset) > MAX_OFFSET:
        return None
    return timezone(offset) if offset else UTC


def _days_duration(found: re.Match[str]) -> timedelta | None:
    if any(part and len(part) > _MAX_DIGITS for part in found.groups()[1:5]):
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:5])
    whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    micros = whole * 10**6 + int((found[6] or "")[:6].ljust(6, "0"))
    return days_duration(-micros if found[1] else micros)


def _read_time(text: str) -> tuple[int | None, tzinfo | None]:
    """Return the nanoseconds since midnight (up to those of 24:00:00), and the zone."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None, None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3])
    nanos = int((found[4] or "")[:9].ljust(9, "0"))
    in_range = hour < 24 or (hour == 24 and not (minute or second or nanos))
    zone, known = _read_zone(found)
    if not in_range or minute > 59 or second > 59 or not known:
        return None, None
    return ((hour * 60 + minute) * 60 + second) * NANOS_PER_SECOND + nanos, zone


def _read_zone(found: re.Match[str]) -> tuple[tzinfo | None, bool]:
    """Return the zone at the end of a time, and whether its text is valid."""
    if found["utc"]:
        return UTC, True
    if offset := found["offset"]:
        hours, minutes = int(offset[1:3]), int(offset[4:6])
        length = timedelta(hours=hours, minutes=minutes)
        zone = fixed_zone(-length if offset[0] == "-" else length) if minutes < 60 else None
        return zone, zone is not None
    if found["zone"]:
        named = named_zone(found["zone"])
        return named, named is not None
    return None, True


@lru_cache(maxsize=1024)
def named_zone(name: str) -> ZoneInfo | None:
    """Return a zone of the IANA time zone database by its name, or None."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


# Writing ---------------------------------------------------------------------------------------


def to_string(value: Value) -> str:
    """Return a value as ``string()`` writes it: a string as it is, anything else as a literal."""
    return value if isinstance(value, str) else to_literal(value)


def to_literal(value: Value) -> str:
    """Return any value as it stands in lists and contexts: strings quoted, dates bare.

    Raises ``LimitExceeded`` if the text would be too long, since lists may share the same parts.
    """
    parts: list[str] = []
    left = MAX_TEXT
    for part in _parts(value):
        left -= len(part)
        if left < 0:
            raise LimitExceeded("characters of a string", MAX_TEXT)
        parts.append(part)
    return "".join(parts)


def _parts(value: Value) -> Iterator[str]:
    """Return the text of a value piece by piece."""
    if isinstance(value, list):
        yield "["
        for at, item in enumerate(value):
            yield ", " if at else ""
            yield from _parts(item)
        yield "]"
    elif isinstance(value, dict):
        yield "{"
        for at, (key, entry) in enumerate(value.items()):
            yield f"{', ' if at else ''}{_key_text(key)}: "
            yield from _parts(entry)
        yield "}"
    else:
        yield _simple_text(value)


def _simple_text(value: Value) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case Decimal():
            return number_text(value)
        case str():
            return _quoted(value)
        case Range():
            return _range_text(value)
        case FeelFunction():
            return f"function {value.name or 'anonymous'}({', '.join(value.parameters)})"
        case _:
            return temporal_text(value)


def number_text(value: Decimal) -> str:
    """Return a number without exponent or redundant zeros, so that equal numbers look alike."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def temporal_text(value: Value) -> str:
    """Return a date, time, date and time or duration in its canonical form."""
    if isinstance(value, timedelta):
        return _days_text(value)
    if isinstance(value, YearMonthDuration):
        return _months_text(value)
    if isinstance(value, DATE_TIME_TYPES):
        return f"{_date_text(date_part(value))}T{_time_text(time_part(value), value)}"
    if isinstance(value, TIME_TYPES):
        return _time_text(value, value)
    return _date_text(value) if is_date(value) else str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'


def _key_text(key: str) -> str:
    return key if _NAME.fullmatch(key) else _quoted(key)


def _range_text(value: Range) -> str:
    if value.low_unbounded or value.high_unbounded:
        end, closed = (value.high, value.high_closed), (value.low, value.low_closed)
        limit, sign = (end, "<") if value.low_unbounded else (closed, ">")
        return f"({sign}{'=' if limit[1] else ''} {_end_text(limit[0])})"
    opening, closing = "[" if value.low_closed else "(", "]" if value.high_closed else ")"
    return f"{opening}{_end_text(value.low)}..{_end_text(value.high)}{closing}"


def _end_text(value: Value) -> str:
    plain = value is None or isinstance(value, (str, Decimal, bool))
    return to_literal(value) if plain else f'@"{to_literal(value)}"'


def _date_text(value: DateValue) -> str:
    near = near_of(value)
    sign = "-" if value.year < 0 else ""
    return f"{sign}{abs(value.year):04d}-{near.month:02d}-{near.day:02d}"


def _time_text(of_day: TimeValue, moment: Value) -> str:
    seconds, nanos = divmod(nanos_of_day(of_day), NANOS_PER_SECOND)
    fraction = f".{nanos:09d}".rstrip("0") if nanos else ""
    clock = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return clock + fraction + _zone_text(zone_of(moment))


def _zone_text(zone: tzinfo | None) -> str:
    if zone is None:
        return ""
    if isinstance(zone, ZoneInfo):
        return f"@{zone.key}"
    offset = zone.utcoffset(None) or timedelta()
    if not offset:
        return "Z"
    sign, length = ("-", -offset) if offset < timedelta() else ("+", offset)
    minutes, seconds = divmod(length.seconds, 60)
    ending = f":{seconds:02d}" if seconds else ""
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}{ending}"


def _months_text(value: YearMonthDuration) -> str:
    years, months = divmod(abs(value.months), 12)
    sign = "-" if value.months < 0 else ""
    parts = (f"{years}Y" if years else "") + (f"{months}M" if months or not years else "")
    return f"{sign}P{parts}"


def _days_text(value: timedelta) -> str:
    length = abs(value)
    minutes, seconds = divmod(length.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    fraction = f".{length.microseconds:06d}".rstrip("0") if length.microseconds else ""
    days = f"{length.days}D" if length.days else ""
    clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if seconds or fraction:
        clock += f"{seconds}{fraction}S"
    if not (days or clock):
        return "PT0S"
    sign = "-" if value < timedelta() else ""
    return f"{sign}P{days}" + (f"T{clock}" if clock else "")
