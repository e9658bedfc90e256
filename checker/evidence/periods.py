"""When the time that a paper covers is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel import Value

_MONTHS_OF_A_YEAR = 12
_MONTHS_OF_A_QUARTER = 3


def end_of_period(covers: Mapping[str, Any], record: Mapping[str, Value]) -> date | None:
    """Return the last day of the period that a paper covers, as its type's ``x-covers`` says.

    None where the fields that name it are not given, or name no period of the calendar.
    """
    if "to" in covers:
        until = record.get(covers["to"])
        return until if isinstance(until, date) else None
    year = _whole(record.get(covers.get("year", "")))
    months = _months(covers, record)
    if year is None or months is None or year < date.min.year:
        return None
    return date.max if year > date.max.year else _last_day(year, months)


def _months(covers: Mapping[str, Any], record: Mapping[str, Value]) -> int | None:
    """Return with which month of the year the period ends."""
    if "quarter" in covers:
        quarter = _whole(record.get(covers["quarter"]))
        return None if quarter is None else quarter * _MONTHS_OF_A_QUARTER
    part: Mapping[str, Any] = covers.get("part", {})
    value = record.get(part.get("field", ""))
    known: Mapping[str, Any] = part.get("months", {})
    return int(known[value]) if isinstance(value, str) and value in known else _MONTHS_OF_A_YEAR


def _last_day(year: int, month: int) -> date | None:
    if not 1 <= month <= _MONTHS_OF_A_YEAR:
        return None
    if month == _MONTHS_OF_A_YEAR:
        return date(year, 12, 31)
    return date.fromordinal(date(year, month + 1, 1).toordinal() - 1)


def _whole(value: Value) -> int | None:
    """Return a whole number as int, anything else as None."""
    whole = isinstance(value, Decimal) and value == value.to_integral_value()
    return int(value) if whole else None
