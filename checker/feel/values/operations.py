"""The operators of FEEL on values (DMN 1.5, 10.3.2.15): each returns null if it has no result.

Tables of the standard say which types go together: 52 to 55 (comparison), 56 to 60 (arithmetic),
61 (instance of), 64 to 67 (properties).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal, DecimalException
from typing import Final, TypeAlias

from checker.feel import types
from checker.feel.values.conformance import KINDS
from checker.feel.values.representation import (
    NUMBER_CONTEXT,
    FeelFunction,
    Range,
    Value,
    YearMonthDuration,
)
from checker.feel.values.temporal import (
    DATE_TIME_TYPES,
    DATE_TYPES,
    MAX_MONTHS,
    TIME_TYPES,
    add_duration,
    compared_seconds,
    date_property,
    divide_durations,
    duration_property,
    is_date,
    scale_duration,
    subtract_moments,
    time_property,
)
from checker.feel.values.wide_dates import WideDate, day_number

Truth: TypeAlias = bool | None
"""The result of a comparison; None if the values cannot be compared."""

_MAX_EXPONENT: Final = 999_999_999
_DURATION_TYPES: Final = (timedelta, YearMonthDuration)
_MOMENT_TYPES: Final = DATE_TYPES + TIME_TYPES + DATE_TIME_TYPES

_COMPARABLE: Final = frozenset((Decimal, str, date, timedelta, YearMonthDuration))
"""Types whose values Python compares as FEEL does if both are of the type."""


# Arithmetic ------------------------------------------------------------------------------------


def add(left: Value, right: Value) -> Value:
    """Return ``left + right`` (table 57)."""
    if type(left) is Decimal and type(right) is Decimal:
        return _decimal(NUMBER_CONTEXT.add, left, right)
    if isinstance(left, str) and isinstance(right, str):
        return left + right
    if isinstance(left, _DURATION_TYPES):
        if isinstance(right, _DURATION_TYPES):
            return _add_durations(left, right)
        return add_duration(right, left) if isinstance(right, _MOMENT_TYPES) else None
    if isinstance(left, _MOMENT_TYPES) and isinstance(right, _DURATION_TYPES):
        return add_duration(left, right)
    return None


def subtract(left: Value, right: Value) -> Value:
    """Return ``left - right`` (table 57)."""
    if type(left) is Decimal and type(right) is Decimal:
        return _decimal(NUMBER_CONTEXT.subtract, left, right)
    if isinstance(left, _MOMENT_TYPES) and isinstance(right, _MOMENT_TYPES):
        both_times = isinstance(left, TIME_TYPES), isinstance(right, TIME_TYPES)
        return subtract_moments(left, right) if both_times[0] == both_times[1] else None
    if isinstance(right, _DURATION_TYPES):
        negated = negate(right)
        return None if negated is None else add(left, negated)
    return None


def multiply(left: Value, right: Value) -> Value:
    """Return ``left * right`` (table 59)."""
    if type(left) is Decimal and type(right) is Decimal:
        return _decimal(NUMBER_CONTEXT.multiply, left, right)
    if isinstance(left, _DURATION_TYPES) and isinstance(right, Decimal):
        return scale_duration(left, right)
    if isinstance(left, Decimal) and isinstance(right, _DURATION_TYPES):
        return scale_duration(right, left)
    return None


def divide(left: Value, right: Value) -> Value:
    """Return ``left / right`` (table 59); null if the divisor is zero."""
    if type(left) is Decimal and type(right) is Decimal:
        return _decimal(NUMBER_CONTEXT.divide, left, right)
    if isinstance(left, _DURATION_TYPES):
        if isinstance(right, Decimal):
            return scale_duration(left, right, divide=True)
        return divide_durations(left, right) if type(left) is type(right) else None
    return None


def power(left: Value, right: Value) -> Value:
    """Return ``left ** right`` for numbers (table 60)."""
    if not (isinstance(left, Decimal) and isinstance(right, Decimal)):
        return None
    if right.copy_abs() > _MAX_EXPONENT:
        return None
    if not right:
        return Decimal(1)
    result = _decimal(NUMBER_CONTEXT.power, left, right)
    return result if result is not None and result.is_finite() else None


def negate(value: Value) -> Value:
    """Return ``-value`` for a number or a duration (table 62)."""
    if isinstance(value, Decimal):
        return value.copy_negate() if value else value
    if isinstance(value, YearMonthDuration):
        return YearMonthDuration(-value.months)
    if isinstance(value, timedelta):
        return scale_duration(value, Decimal(-1))
    return None


def _decimal(
    operation: Callable[[Decimal, Decimal], Decimal], left: Decimal, right: Decimal
) -> Decimal | None:
    try:
        return operation(left, right)
    except DecimalException:
        return None


def _add_durations(left: Value, right: Value) -> Value:
    if type(left) is not type(right):
        return None
    if isinstance(left, YearMonthDuration):
        months = left.months + right.months
        return YearMonthDuration(months) if abs(months) <= MAX_MONTHS else None
    try:
        return left + right
    except OverflowError:
        return None


# Equality and order ----------------------------------------------------------------------------


def equal(left: Value, right: Value) -> Truth:
    """Return ``left = right`` (tables 49 and 53): null if the two are of different kinds.

    Anything compared with null is false, except null itself. Lists and contexts are unequal if
    any of their parts are unequal or of different kinds.
    """
    if left is None or right is None:
        return left is right
    kind = type(left)
    if kind is type(right):
        if kind in _COMPARABLE or kind is bool:
            return bool(left == right)
        if kind is list:
            return same_parts(left, right, equal)
    if isinstance(left, dict) and isinstance(right, dict):
        return same_parts(left, right, equal)
    if isinstance(left, list) or isinstance(right, list):
        return None
    if isinstance(left, FeelFunction) and isinstance(right, FeelFunction):
        return left is right or left == right
    if isinstance(left, Range) and isinstance(right, Range):
        return _equal_ranges(left, right)
    keys = _order_keys(left, right)
    return None if keys is None else bool(keys[0] == keys[1])


def not_equal(left: Value, right: Value) -> Truth:
    """Return ``left != right``: the negation of ``left = right``."""
    same = equal(left, right)
    return None if same is None else not same


def less(left: Value, right: Value) -> Truth:
    """Return ``left < right`` (table 54): null if the two cannot be ordered."""
    if type(left) is type(right) and type(left) in _COMPARABLE:
        return bool(left < right)
    keys = _ordered(left, right)
    return None if keys is None else bool(keys[0] < keys[1])


def less_equal(left: Value, right: Value) -> Truth:
    """Return ``left <= right``: null if the two cannot be ordered."""
    if type(left) is type(right) and type(left) in _COMPARABLE:
        return bool(left <= right)
    keys = _ordered(left, right)
    return None if keys is None else bool(keys[0] <= keys[1])


def greater(left: Value, right: Value) -> Truth:
    """Return ``left > right``: null if the two cannot be ordered."""
    if type(left) is type(right) and type(left) in _COMPARABLE:
        return bool(left > right)
    keys = _ordered(left, right)
    return None if keys is None else bool(keys[0] > keys[1])


def greater_equal(left: Value, right: Value) -> Truth:
    """Return ``left >= right``: null if the two cannot be ordered."""
    if type(left) is type(right) and type(left) in _COMPARABLE:
        return bool(left >= right)
    keys = _ordered(left, right)
    return None if keys is None else bool(keys[0] >= keys[1])


def between(value: Value, low: Value, high: Value) -> Truth:
    """Return ``value between low and high``, both ends included (table 55)."""
    return both(greater_equal(value, low), less_equal(value, high))


def both(left: Value, right: Value) -> Truth:
    """Return ``left and right`` in three-valued logic (table 50)."""
    if left is False or right is False:
        return False
    return True if left is True and right is True else None


def _ordered(left: Value, right: Value) -> tuple[Value, Value] | None:
    """Return what Python can compare in place of two values of an ordered kind."""
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    return _order_keys(left, right)


def _order_keys(left: Value, right: Value) -> tuple[Value, Value] | None:
    kind = KINDS.get(type(left))
    if kind is None or KINDS.get(type(right)) is not kind:
        return None
    if kind is types.TIME or kind is types.DATE_TIME:
        plain = _is_plain(left) and _is_plain(right)
        return (left, right) if plain else compared_seconds(left, right)
    if isinstance(left, WideDate) or isinstance(right, WideDate):
        return day_number(left), day_number(right)
    return left, right


def _is_plain(value: Value) -> bool:
    """Return whether Python compares a date and time as FEEL does: without zone, whole seconds."""
    return type(value) is datetime and value.tzinfo is None and not value.microsecond


def same_parts(left: Value, right: Value, same: Callable[[Value, Value], Truth]) -> bool:
    """Return whether two lists, or two contexts, have the same shape and the same parts.

    Each pair of parts is compared once, however often it occurs and however deep it is.
    """
    seen: set[tuple[int, int]] = set()
    waiting = [(left, right)]
    while waiting:
        one, other = waiting.pop()
        if one is other or (id(one), id(other)) in seen:
            continue
        if isinstance(one, list) and isinstance(other, list):
            if len(one) != len(other):
                return False
            pairs = zip(one, other, strict=True)
        elif isinstance(one, dict) and isinstance(other, dict):
            if one.keys() != other.keys():
                return False
            pairs = zip(one.values(), map(other.__getitem__, one), strict=True)
        elif same(one, other) is not True:
            return False
        else:
            continue
        seen.add((id(one), id(other)))
        if not _add_pairs(waiting, pairs):
            return False
    return True


def _add_pairs(waiting: list[tuple[Value, Value]], pairs: Iterable[tuple[Value, Value]]) -> bool:
    """Add the pairs still to be compared; return whether those compared at once are equal."""
    for one, other in pairs:
        if type(one) is type(other) and type(one) in _COMPARABLE:
            if one != other:
                return False
        else:
            waiting.append((one, other))
    return True


def _equal_ranges(left: Range, right: Range) -> bool:
    return _shape(left) == _shape(right) and bool(
        equal(left.low, right.low) and equal(left.high, right.high)
    )


def _shape(of: Range) -> tuple[bool, bool, bool, bool]:
    return of.low_closed, of.high_closed, of.low_unbounded, of.high_unbounded


# Membership ------------------------------------------------------------------------------------


def contains(value: Value, test: Value) -> Truth:
    """Return ``value in test`` (table 55) for the value of one test.

    That is, for a range: between its ends; for a list: equal to an item, or in an item that is a
    range or a list; otherwise: equal to it.
    """
    if isinstance(test, Range) and not isinstance(value, Range):
        return _in_range(value, test)
    if not isinstance(test, list):
        return equal(value, test)
    if isinstance(value, list) and equal(value, test):
        return True
    return any(equal(value, item) or _in_part(value, item) for item in test)


def _in_part(value: Value, item: Value) -> bool:
    return isinstance(item, Range) and contains(value, item) is True


def _in_range(value: Value, test: Range) -> Truth:
    above: Truth = True
    if not test.low_unbounded:
        above = (greater_equal if test.low_closed else greater)(value, test.low)
    if test.high_unbounded:
        return above
    return both(above, (less_equal if test.high_closed else less)(value, test.high))


# Properties ------------------------------------------------------------------------------------


def get_property(value: Value, name: str) -> Value:
    """Return ``value.name`` (tables 64 to 67); for a list, the list of that property of its items.

    Null if the value has no such property or entry.
    """
    if isinstance(value, dict):
        return value.get(name)
    if isinstance(value, list):
        return _mapped(value, name, {})
    if isinstance(value, Range):
        return _range_property(value, name)
    if isinstance(value, _DURATION_TYPES):
        return duration_property(value, name)
    if isinstance(value, TIME_TYPES):
        return time_property(value, name)
    if isinstance(value, DATE_TIME_TYPES):
        found = date_property(value, name)
        return time_property(value, name) if found is None else found
    return date_property(value, name) if is_date(value) else None


def _mapped(items: list[Value], name: str, done: dict[int, list[Value]]) -> list[Value]:
    """Return the property of each item; a list that occurs twice is mapped once."""
    found = done.get(id(items))
    if found is None:
        found = done[id(items)] = [
            _mapped(item, name, done) if isinstance(item, list) else get_property(item, name)
            for item in items
        ]
    return found


def _range_property(value: Range, name: str) -> Value:
    match name:
        case "start":
            return value.low
        case "end":
            return value.high
        case "start included":
            return value.low_closed
        case "end included":
            return value.high_closed
        case _:
            return None
