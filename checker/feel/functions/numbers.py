"""Functions on numbers (DMN 1.5, 10.3.4.5)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import (
    ROUND_CEILING,
    ROUND_DOWN,
    ROUND_FLOOR,
    ROUND_HALF_DOWN,
    ROUND_HALF_EVEN,
    ROUND_HALF_UP,
    ROUND_UP,
    Context,
    Decimal,
    DecimalException,
    InvalidOperation,
    Overflow,
)
from typing import Final

from checker.feel.functions.arguments import integer
from checker.feel.functions.signature import Builtin, Form, form
from checker.feel.types import BOOLEAN, DAYS_DURATION, NUMBER, YEARS_DURATION
from checker.feel.values import NUMBER_CONTEXT, Value, YearMonthDuration
from checker.feel.values.operations import negate

_SMALLEST_SCALE: Final = -6111
_LARGEST_SCALE: Final = 6176
_ZERO: Final = Decimal(0)
_TWO: Final = Decimal(2)


def _rounding(mode: str) -> Callable[..., Decimal | None]:
    """Return the function that rounds in one mode."""
    context = Context(prec=34, rounding=mode, Emin=-6143, Emax=6144, traps=_TRAPS)

    def rounded(number: Decimal, scale: Decimal = _ZERO) -> Decimal | None:
        places = integer(scale)
        if places is None or not _SMALLEST_SCALE <= places <= _LARGEST_SCALE:
            return None
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent >= -places:
            return number
        try:
            return context.quantize(number, Decimal((0, (1,), -places)))
        except DecimalException:
            return None

    return rounded


_TRAPS: Final = [InvalidOperation, Overflow]


def _quietly(work: Callable[[], Decimal]) -> Decimal | None:
    """Return the number that ``work`` gives, or null if it has no result."""
    try:
        return work()
    except DecimalException:
        return None


def _absolute(value: Decimal | timedelta | YearMonthDuration) -> Value:
    if isinstance(value, Decimal):
        return value.copy_abs()
    if isinstance(value, YearMonthDuration):
        return YearMonthDuration(abs(value.months))
    return negate(value) if value < timedelta() else value


def _modulo(dividend: Decimal, divisor: Decimal) -> Decimal | None:
    def work() -> Decimal:
        rest = NUMBER_CONTEXT.remainder(dividend, divisor)
        if rest and rest.is_signed() != divisor.is_signed():
            return NUMBER_CONTEXT.add(rest, divisor)
        return rest if rest else rest.copy_abs()

    return _quietly(work)


def _square_root(number: Decimal) -> Decimal | None:
    return _quietly(lambda: NUMBER_CONTEXT.sqrt(number))


def _logarithm(number: Decimal) -> Decimal | None:
    return _quietly(lambda: NUMBER_CONTEXT.ln(number)) if number > 0 else None


def _exponential(number: Decimal) -> Decimal | None:
    return _quietly(lambda: NUMBER_CONTEXT.exp(number))


def _rest_by_two(number: Decimal) -> Decimal:
    """Return 0 for an even number, 1 or -1 for an odd one, a value in between for a fraction."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        return _ZERO
    return NUMBER_CONTEXT.remainder(number, _TWO)


def _is_odd(number: Decimal) -> bool:
    return _rest_by_two(number).copy_abs() == 1


def _is_even(number: Decimal) -> bool:
    return not _rest_by_two(number)


def _round_forms(mode: str) -> Form:
    return form("n: number, scale: number", NUMBER, _rounding(mode))


def _number_form(work: Callable[[Decimal], Decimal | None]) -> Form:
    return form("number: number", NUMBER, work)


TABLE: Final = (
    Builtin(
        "decimal",
        "A number rounded to a number of decimals; a half goes to the even neighbour.",
        _round_forms(ROUND_HALF_EVEN),
    ),
    Builtin(
        "floor",
        "The next lower number with a number of decimals, or the next lower integer.",
        form("n: number", NUMBER, _rounding(ROUND_FLOOR)),
        _round_forms(ROUND_FLOOR),
    ),
    Builtin(
        "ceiling",
        "The next higher number with a number of decimals, or the next higher integer.",
        form("n: number", NUMBER, _rounding(ROUND_CEILING)),
        _round_forms(ROUND_CEILING),
    ),
    Builtin(
        "round up",
        "A number rounded to a number of decimals, away from zero.",
        _round_forms(ROUND_UP),
    ),
    Builtin(
        "round down",
        "A number rounded to a number of decimals, towards zero.",
        _round_forms(ROUND_DOWN),
    ),
    Builtin(
        "round half up",
        "A number rounded to a number of decimals; a half goes away from zero.",
        _round_forms(ROUND_HALF_UP),
    ),
    Builtin(
        "round half down",
        "A number rounded to a number of decimals; a half goes towards zero.",
        _round_forms(ROUND_HALF_DOWN),
    ),
    Builtin(
        "abs",
        "A number or duration without its sign.",
        form("n: number", NUMBER, _absolute),
        form("n: days and time duration", DAYS_DURATION, _absolute),
        form("n: years and months duration", YEARS_DURATION, _absolute),
    ),
    Builtin(
        "modulo",
        "The remainder of a division, with the sign of the divisor.",
        form("dividend: number, divisor: number", NUMBER, _modulo),
    ),
    Builtin("sqrt", "The square root.", _number_form(_square_root)),
    Builtin("log", "The natural logarithm.", _number_form(_logarithm)),
    Builtin("exp", "Euler's number to a power.", _number_form(_exponential)),
    Builtin("odd", "Whether a number is odd.", form("number: number", BOOLEAN, _is_odd)),
    Builtin("even", "Whether a number is even.", form("number: number", BOOLEAN, _is_even)),
)
