"""The values of FEEL (DMN 1.5, 10.3.2) and how they come in from plain Python data.

| FEEL                      | Python                                                      |
|---------------------------|-------------------------------------------------------------|
| null                      | ``None``                                                    |
| boolean                   | ``bool``                                                    |
| number                    | ``decimal.Decimal``, finite, at most 34 significant digits  |
| string                    | ``str``                                                     |
| date                      | ``datetime.date``; ``WideDate`` for years outside 1 to 9999 |
| time                      | ``datetime.time``, with or without a zone; ``WideTime``     |
| date and time             | ``datetime.datetime``, as for time; ``WideDateTime``        |
| days and time duration    | ``datetime.timedelta``                                      |
| years and months duration | ``YearMonthDuration``                                       |
| range                     | ``Range``                                                   |
| list                      | ``list``                                                    |
| context                   | ``dict`` with string keys; ``Record`` if it is a document   |
| function                  | ``FeelFunction``                                            |

A zone is a ``timezone`` or a ``ZoneInfo``. ``wide_dates`` says when its classes are used.

A value never changes once it exists: lists and contexts are shared, not copied.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DecimalException,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Any, Final, TypeAlias

from checker.feel import types
from checker.feel.errors import FeelError
from checker.feel.values.wide_dates import WideDate, WideDateTime, WideTime

Value: TypeAlias = Any
"""A value of FEEL: one of the Python types in the table above."""

NUMBER_CONTEXT: Final = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[DivisionByZero, InvalidOperation, Overflow],
)
"""Arithmetic of FEEL numbers: IEEE 754-2008 decimal128 (10.3.2.3.1).

Its methods raise ``decimal.DecimalException`` if the result is not a number; in FEEL that is null.
"""


class FeelValueError(FeelError, ValueError):
    """Python data that is not a value of FEEL, with the path to the part at fault."""

    def __init__(self, path: str, found: object, hint: str) -> None:
        where = path or "the value"
        super().__init__(f"{where}: {type(found).__name__} is not a value of FEEL; {hint}")
        self.path = path
        self.hint = hint


class Record(dict[str, Value]):
    """A context that is a document: ``origin`` is the id by which it is cited as evidence."""

    __slots__ = ("origin",)

    def __init__(self, entries: Mapping[str, Value], origin: str) -> None:
        super().__init__(entries)
        self.origin = origin


@dataclass(frozen=True, slots=True, order=True)
class YearMonthDuration:
    """A years and months duration, as a number of months."""

    months: int

    def __bool__(self) -> bool:
        """Return whether the duration is not zero, as ``timedelta`` does."""
        return self.months != 0


@dataclass(frozen=True, slots=True)
class Range:
    """The values between two ends (10.3.2.7).

    An end that is None is missing if its ``*_unbounded`` is true, as in ``(>= 10)``. Otherwise it
    is null, and nothing is known to lie in the range.
    """

    low: Value
    high: Value
    low_closed: bool
    high_closed: bool
    low_unbounded: bool = False
    high_unbounded: bool = False


class FeelFunction(ABC):
    """A function as a value: a built-in, a definition, or ``function(a, b) ...``."""

    __slots__ = ()

    @property
    @abstractmethod
    def name(self) -> str:
        """Return the name of the function, or an empty string."""

    @property
    @abstractmethod
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters (of the first form, if there are several)."""

    @property
    def signature(self) -> types.FunctionType:
        """Return the type of the function; undeclared parameters and results are Any."""
        return types.FunctionType((types.ANY,) * len(self.parameters), types.ANY)

    @abstractmethod
    def call(self, args: list[Value]) -> Value:
        """Return the result for positional arguments, or null if they do not fit."""

    @abstractmethod
    def call_named(self, args: dict[str, Value]) -> Value:
        """Return the result for named arguments, or null if they do not fit."""


_PLAIN = (
    *(str, bool, datetime, date, time, timedelta, YearMonthDuration, Range, FeelFunction),
    *(WideDate, WideTime, WideDateTime),
)


def to_feel(value: object, path: str = "") -> Value:
    """Return plain Python data as a value of FEEL.

    Integers become decimals, sequences lists, and mappings contexts; a ``Record`` stays one. Raises
    ``FeelValueError`` for anything else, including floats, which have already lost the digits that
    were submitted, and numbers that are not finite.
    """
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, (int, Decimal)):
        return _number(value, path)
    if isinstance(value, Mapping):
        return _context(value, path)
    if isinstance(value, Sequence) and not isinstance(value, (bytes, bytearray)):
        return [to_feel(item, f"{path}[{at}]") for at, item in enumerate(value, start=1)]
    is_float = isinstance(value, float)
    hint = "write the number as a Decimal or an int" if is_float else "leave it out"
    raise FeelValueError(path, value, hint)


def _number(value: int | Decimal, path: str) -> Decimal:
    try:
        number = NUMBER_CONTEXT.create_decimal(value)
    except DecimalException:
        number = None
    if number is None or not number.is_finite():
        raise FeelValueError(path, value, "a number must be finite and below 10 ** 6145")
    return number


def _context(value: Mapping[object, object], path: str) -> dict[str, Value]:
    entries: dict[str, Value] = {}
    for key, entry in value.items():
        if not isinstance(key, str):
            raise FeelValueError(path, key, "the keys of a context must be strings")
        entries[key] = to_feel(entry, f"{path}.{key}" if path else key)
    return Record(entries, value.origin) if isinstance(value, Record) else entries
