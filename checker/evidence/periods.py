"""When the time that a paper covers is over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel import Value
from checker.model.pack import Table

_MONTHS_OF_A_YEAR = 12
_MONTHS_OF_A_QUARTER = 3


def end_of_period(covers: Mapping[str, Any], record: Mapping[str, Value]) -> date | None:
    """Return the last day of the period that a paper covers, as its type's ``x-covers`` says.

    None where the fields that name it are not given, or name no period of the calendar. A period
    of a table has its last day under ``ends``, as ``with_ends`` puts it there.
    """
    if "entry" in covers:
        ends: Mapping[Value, date] = covers.get("ends", {})
        return ends.get(record.get(covers["entry"]))
    if "to" in covers:
        until = record.get(covers["to"])
        return until if isinstance(until, date) else None
    year = _whole(record.get(covers.get("year", "")))
    months = _months(covers, record)
    if year is None or months is None or year < date.min.year:
        return None
    return date.max if year > date.max.year else _last_day(year, months)


def with_ends(covers: Mapping[str, Any], tables: Iterable[Table]) -> Mapping[str, Any]:
    """Return what ``x-covers`` says, and with it the last days of the periods of its table."""
    if "entry" not in covers:
        return covers
    values = next((each.values for each in tables if each.id == covers["table"]), {})
    ends = {name: date.fromisoformat(period["to"]) for name, period in values.items()}
    return {**covers, "ends": ends}


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
