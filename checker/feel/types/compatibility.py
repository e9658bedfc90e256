"""Which types go together: what two have in common, and whether one fits where another is wanted.

Nothing is known about ``Any``, and null may be anywhere (what is missing shows at run time), so
both fit everything. A number without a unit fits every unit: literals and counts have none.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Literal

from checker.feel.types import units
from checker.feel.types.structure import (
    ANY,
    CONTEXT,
    DATE,
    DATE_TIME,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)

MOST_VALUES = 256
"""Text with more known values than this counts as any text."""

ANY_FUNCTION = FunctionType((), ANY)
"""The type of a parameter that takes any function."""

Difference = Literal["wrong-type", "unit", "enumeration"]


def is_open(of: Type) -> bool:
    """Return whether nothing is known about values of this type, or only that they are null."""
    return of in (ANY, NULL)


def base(of: Type) -> Type:
    """Return the type without unit and without known values."""
    match of:
        case NumberType():
            return NUMBER
        case StringType():
            return STRING
        case _:
            return of


def items_of(of: Type) -> Type:
    """Return the type of the items of a list; a single value counts as a list of itself."""
    match of:
        case ListType():
            return of.of
        case _ if is_open(of):
            return ANY
        case _:
            return of


def describe(of: Type) -> str:
    """Return a type as it appears in messages: short, with units, contexts by their title."""
    match of:
        case ContextType():
            return of.title or "context"
        case ListType():
            return f"list<{describe(of.of)}>"
        case RangeType():
            return f"range<{describe(of.of)}>"
        case FunctionType():
            return "function"
        case _:
            return str(of)


def unit_of(of: Type) -> str | None:
    """Return the unit of a number in canonical spelling, or None without a valid unit."""
    if not isinstance(of, NumberType) or of.unit is None:
        return None
    try:
        return units.canonical(of.unit)
    except units.UnitError:
        return None


def common(types: Iterable[Type]) -> Type:
    """Return the type that all values of the types have in common, or Any."""
    nothing: Type = NULL
    return reduce(_common, types, nothing)


def _common(left: Type, right: Type) -> Type:
    if left == right or right == NULL:
        return left
    if left == NULL:
        return right
    match left, right:
        case NumberType(), NumberType():
            return _common_number(left, right)
        case StringType(), StringType():
            values = tuple(dict.fromkeys((*left.values, *right.values)))
            known = left.values and right.values and len(values) <= MOST_VALUES
            return StringType(values) if known else STRING
        case ListType(), ListType():
            return ListType(_common(left.of, right.of))
        case RangeType(), RangeType():
            return RangeType(_common(left.of, right.of))
        case ContextType(), ContextType():
            return _common_context(left, right)
        case _:
            return ANY


def _common_number(left: NumberType, right: NumberType) -> NumberType:
    if unit_of(left) == unit_of(right) or right.unit is None:
        return left
    return right if left.unit is None else NUMBER


def _common_context(left: ContextType, right: ContextType) -> ContextType:
    """Return a context with the keys of both: where one lacks a key, it is null, not a mistake."""
    if not left.entries or not right.entries:
        return CONTEXT
    entries = left.fields
    for key, of in right.entries:
        entries[key] = _common(entries[key], of) if key in entries else of
    return ContextType(entries, left.title if left.title == right.title else "")


def difference(given: Type, wanted: Type) -> Difference | None:
    """Return why a value of the given type does not fit the wanted one, or None if it does.

    As for arguments (10.3.2.9.4), a single value fits a list, and a date a date and time.
    """
    if is_open(given) or is_open(wanted):
        return None
    match given, wanted:
        case ListType(), ListType():
            return difference(given.of, wanted.of)
        case _, ListType():
            return difference(given, wanted.of)
        case ContextType(), ContextType():
            return _context_difference(given, wanted)
        case FunctionType(), FunctionType():
            return _function_difference(given, wanted)
        case _ if given == DATE and wanted == DATE_TIME:
            return None
        case _:
            return _symmetric(given, wanted)


def inequality(left: Type, right: Type) -> Difference | None:
    """Return why two values cannot be compared with ``=``, or None if they can (10.3.2.5)."""
    if is_open(left) or is_open(right):
        return None
    match left, right:
        case ListType(), ListType():
            return inequality(left.of, right.of)
        case ContextType(), ContextType():
            return None
        case _:
            return _symmetric(left, right)


def _symmetric(left: Type, right: Type) -> Difference | None:
    match left, right:
        case NumberType(), NumberType():
            units_known = {unit_of(left), unit_of(right)} - {None}
            return "unit" if len(units_known) > 1 else None
        case StringType(), StringType():
            apart = left.values and right.values and not set(left.values) & set(right.values)
            return "enumeration" if apart else None
        case RangeType(), RangeType():
            return inequality(left.of, right.of)
        case _:
            return None if left == right else "wrong-type"


def _function_difference(given: FunctionType, wanted: FunctionType) -> Difference | None:
    if wanted == ANY_FUNCTION:
        return None
    same = len(given.parameters) == len(wanted.parameters)
    return difference(given.result, wanted.result) if same else "wrong-type"


def _context_difference(given: ContextType, wanted: ContextType) -> Difference | None:
    if not given.entries:
        return None
    have = given.fields
    for key, of in wanted.entries:
        if key not in have:
            return "wrong-type"
        found = difference(have[key], of)
        if found:
            return found
    return None
