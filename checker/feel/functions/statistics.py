"""Functions that compute one number from many (DMN 1.5, 10.3.4.4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Context, Decimal, DecimalException, getcontext, setcontext
from functools import reduce
from typing import Final

from checker.feel.functions.signature import Builtin, Form, form
from checker.feel.types import NUMBER, ListType, Type
from checker.feel.values import NUMBER_CONTEXT, Value

_Numbers = Sequence[Decimal]

_ZERO: Final = Decimal(0)
_PRECISE: Final = Context(prec=100, Emin=-20_000, Emax=20_000)
"""The context for intermediate results, so that only the last step rounds to 34 digits."""


def _of_numbers(
    work: Callable[[_Numbers], Value], empty: Value = None
) -> Callable[[Sequence[Value]], Value]:
    """Return a function that gives null if an item is not a number or there is no result."""

    def run(items: Sequence[Value]) -> Value:
        if not items:
            return empty
        if set(map(type, items)) != {Decimal}:
            return None
        try:
            return work(items)
        except DecimalException:
            return None

    return run


def _sum(numbers: _Numbers) -> Decimal:
    around = getcontext()
    setcontext(NUMBER_CONTEXT)
    try:
        return sum(numbers, _ZERO)
    finally:
        setcontext(around)


def _product(numbers: _Numbers) -> Decimal:
    return reduce(NUMBER_CONTEXT.multiply, numbers)


def _mean(numbers: _Numbers) -> Decimal:
    return NUMBER_CONTEXT.divide(reduce(_PRECISE.add, numbers), Decimal(len(numbers)))


def _median(numbers: _Numbers) -> Decimal:
    ordered = sorted(numbers)
    middle, odd = divmod(len(ordered), 2)
    return ordered[middle] if odd else _mean(ordered[middle - 1 : middle + 1])


def _deviation(numbers: _Numbers) -> Decimal | None:
    """Return the standard deviation of a sample, or null for a single number."""
    if len(numbers) < 2:
        return None
    mean = _PRECISE.divide(reduce(_PRECISE.add, numbers), Decimal(len(numbers)))
    distances = [_PRECISE.subtract(number, mean) for number in numbers]
    squares = reduce(_PRECISE.add, (_PRECISE.multiply(each, each) for each in distances))
    return NUMBER_CONTEXT.plus(_PRECISE.sqrt(_PRECISE.divide(squares, Decimal(len(numbers) - 1))))


def _modes(numbers: _Numbers) -> list[Value]:
    counts = Counter(numbers)
    most = max(counts.values())
    return sorted(number for number, count in counts.items() if count == most)


def _forms(result: Type, run: Callable[[Sequence[Value]], Value]) -> tuple[Form, Form]:
    return form("list: list<number>", result, run), form("n...: number", result, run)


TABLE: Final = (
    Builtin(
        "sum",
        "The sum of numbers; null if there are none.",
        *_forms(NUMBER, _of_numbers(_sum)),
    ),
    Builtin(
        "sum from zero",
        "The sum of numbers; 0 if there are none. Not in the standard.",
        *_forms(NUMBER, _of_numbers(_sum, empty=_ZERO)),
    ),
    Builtin(
        "product",
        "The product of numbers; null if there are none.",
        *_forms(NUMBER, _of_numbers(_product)),
    ),
    Builtin(
        "mean",
        "The arithmetic mean of numbers; null if there are none.",
        *_forms(NUMBER, _of_numbers(_mean)),
    ),
    Builtin(
        "median",
        "The middle number, or the mean of the two in the middle; null if there are none.",
        *_forms(NUMBER, _of_numbers(_median)),
    ),
    Builtin(
        "stddev",
        "The standard deviation of a sample; null for fewer than two numbers.",
        *_forms(NUMBER, _of_numbers(_deviation)),
    ),
    Builtin(
        "mode",
        "The numbers that occur most often, in ascending order.",
        form("list: list<number>", ListType(NUMBER), _of_numbers(_modes, empty=[])),
        form("n...: number", ListType(NUMBER), _of_numbers(_modes)),
    ),
)
