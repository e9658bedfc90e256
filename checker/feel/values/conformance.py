"""Values and types: what type a value has, and whether it fits one (DMN 1.5, 10.3.2.9)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from checker.feel import types
from checker.feel.values.representation import FeelFunction, Range, Value, YearMonthDuration
from checker.feel.values.temporal import is_date, to_date_time
from checker.feel.values.wide_dates import WideDate, WideDateTime, WideTime

MISFIT: Final = object()
"""What ``convert`` returns for a value that does not fit, because null would fit."""

KINDS: Final[dict[type, types.Type]] = {
    bool: types.BOOLEAN,
    Decimal: types.NUMBER,
    str: types.STRING,
    datetime: types.DATE_TIME,
    WideDateTime: types.DATE_TIME,
    date: types.DATE,
    WideDate: types.DATE,
    time: types.TIME,
    WideTime: types.TIME,
    timedelta: types.DAYS_DURATION,
    YearMonthDuration: types.YEARS_DURATION,
}
"""The type of values without parts, by their Python class."""


def type_of(value: Value) -> types.Type:
    """Return the type of a value; lists and ranges of several types are of Any."""
    if value is None:
        return types.NULL
    if isinstance(value, list):
        return types.ListType(_common_type([type_of(item) for item in value]))
    if isinstance(value, dict):
        return types.ContextType({key: type_of(entry) for key, entry in value.items()})
    if isinstance(value, Range):
        return types.RangeType(_common_type([type_of(value.low), type_of(value.high)]))
    if isinstance(value, FeelFunction):
        return value.signature
    return KINDS.get(type(value), types.ANY)


def instance_of(value: Value, wanted: types.Type) -> bool:
    """Return ``value instance of wanted`` (table 61): null is an instance of Null only."""
    if value is None:
        return wanted == types.NULL
    return conforms(value, wanted)


def conforms(value: Value, wanted: types.Type) -> bool:
    """Return whether a value conforms to a type; null always does."""
    if value is None or wanted is types.ANY:
        return True
    if isinstance(wanted, types.ListType):
        return isinstance(value, list) and all(conforms(item, wanted.of) for item in value)
    if isinstance(wanted, types.ContextType):
        return isinstance(value, dict) and all(
            key in value and conforms(value[key], of) for key, of in wanted.entries
        )
    if isinstance(wanted, types.RangeType):
        return isinstance(value, Range) and all(
            conforms(end, wanted.of) for end in (value.low, value.high)
        )
    return types.conforms_to(type_of(value), wanted)


def coerce(value: Value, wanted: types.Type) -> Value:
    """Return a value converted to the declared type (10.3.2.9.4), or null if it does not fit.

    A value becomes a list of itself, a list of one item that item, and a date midnight in UTC.
    """
    converted = convert(value, wanted)
    return None if converted is MISFIT else converted


def convert(value: Value, wanted: types.Type) -> Value:
    """Return a value as ``coerce`` does, but ``MISFIT`` if it does not fit."""
    if conforms(value, wanted):
        return value
    if isinstance(wanted, types.ListType):
        fits = not isinstance(value, list) and conforms(value, wanted.of)
        return [value] if fits else MISFIT
    if isinstance(value, list):
        return convert(value[0], wanted) if len(value) == 1 else MISFIT
    if wanted == types.DATE_TIME and is_date(value):
        return to_date_time(value)
    return MISFIT


def _common_type(parts: list[types.Type]) -> types.Type:
    known = [part for part in parts if part != types.NULL]
    if not known:
        return types.NULL if parts else types.ANY
    first = known[0]
    if all(types.conforms_to(part, first) for part in known[1:]):
        return first
    return types.ANY
