"""What generated code calls: operators, and helpers beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, DecimalException
from typing import Any, Final, TypeAlias

from checker.feel.types import ANY, NULL, FunctionType, Type
from checker.feel.values import NUMBER_CONTEXT, FeelFunction, Range, Record, Value, operations
from checker.feel.values.conformance import MISFIT, convert, instance_of
from checker.feel.values.operations import get_property, less_equal

Run: TypeAlias = Callable[[Callable[..., Value], list[Value]], Value]
"""Runs compiled code with arguments, within the limits of a session."""


@dataclass(frozen=True, slots=True)
class LambdaCode:
    """What is known about a function literal at compile time."""

    parameters: tuple[str, ...]
    types: tuple[Type | None, ...]


class Lambda(FeelFunction):
    """A function literal with the values of the variables around it."""

    __slots__ = ("_body", "_captured", "_code", "_run")

    def __init__(
        self, run: Run, code: LambdaCode, body: Callable[..., Value], captured: list[Value]
    ) -> None:
        self._run = run
        self._code = code
        self._body = body
        self._captured = captured

    @property
    def name(self) -> str:
        """Return an empty string: a literal has no name."""
        return ""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters."""
        return self._code.parameters

    @property
    def signature(self) -> FunctionType:
        """Return the declared types; the result is unknown and so fits any type."""
        return FunctionType(tuple(declared or ANY for declared in self._code.types), NULL)

    def call(self, args: list[Value]) -> Value:
        """Return the value of the body for these arguments, or null if they do not fit."""
        fitted = fit(args, self._code.types)
        if fitted is None:
            return None
        return self._run(self._body, [*self._captured, *fitted])

    def call_named(self, args: dict[str, Value]) -> Value:
        """Return the value of the body for named arguments, all of which must be given."""
        positioned = in_order(args, self.parameters)
        return None if positioned is None else self.call(positioned)


def fit(args: list[Value], declared: tuple[Type | None, ...]) -> list[Value] | None:
    """Return arguments converted to the declared types, or None if they do not fit."""
    if len(args) != len(declared):
        return None
    if not any(declared):
        return args
    fitted = [
        arg if wanted is None else convert(arg, wanted)
        for arg, wanted in zip(args, declared, strict=True)
    ]
    return None if any(arg is MISFIT for arg in fitted) else fitted


def in_order(args: Mapping[str, Value], parameters: tuple[str, ...]) -> list[Value] | None:
    """Return named arguments in the order of the parameters, or None if the names differ."""
    if args.keys() != set(parameters):
        return None
    return [args[parameter] for parameter in parameters]


def property_of(value: Value, name: str) -> Value:
    """Return ``value.name``; for a list, that of each item."""
    if type(value) is list:
        return [
            item.get(name) if isinstance(item, dict) else get_property(item, name) for item in value
        ]
    return get_property(value, name)


def item_at(value: Value, position: Decimal) -> Value:
    """Return the item at a position, from 1, or backwards from -1; null if there is none."""
    if value is None:
        return None
    items = value if type(value) is list else [value]
    if abs(position) > len(items) or not position or position != position.to_integral_value():
        return None
    return items[int(position) - 1 if position > 0 else int(position)]


def tested_by(value: Value, found: Value) -> bool | None:
    """Return the result of a test with ``?``: its truth, or whether the value is in its result."""
    return found if found is None or isinstance(found, bool) else operations.contains(value, found)


def negated(found: bool | None) -> bool | None:
    """Return the opposite truth value; null for null."""
    return None if found is None else not found


def make_range(
    low: Value, high: Value, low_closed: bool, high_closed: bool, no_low: bool, no_high: bool
) -> Range | None:
    """Return a range, or null if its ends cannot be ordered."""
    ends = [end for end in (low, high) if end is not None]
    if any(less_equal(ends[0], end) is None for end in ends):
        return None
    return Range(low, high, low_closed, high_closed, no_low, no_high)


def count_between(low: Value, high: Value) -> int | None:
    """Return how many items a ``for`` over ``low..high`` has, or null if that cannot be counted."""
    if type(low) is Decimal and type(high) is Decimal:
        whole = low == low.to_integral_value() and high == high.to_integral_value()
        return abs(int(high) - int(low)) + 1 if whole else None
    if type(low) is date and type(high) is date:
        return abs((high - low).days) + 1
    return None


def items_between(low: Value, high: Value) -> list[Value]:
    """Return the numbers or days from low to high, backwards if high is less than low."""
    if type(low) is Decimal:
        start, end = int(low), int(high)
        step = 1 if start <= end else -1
        return [Decimal(number) for number in range(start, end + step, step)]
    days = (high - low).days
    step = 1 if days >= 0 else -1
    return [low + timedelta(day) for day in range(0, days + step, step)]


ENVIRONMENT: Final[dict[str, Any]] = {
    "Decimal": Decimal,
    "DecimalException": DecimalException,
    "Record": Record,
    "date": date,
    "number_add": NUMBER_CONTEXT.add,
    "number_subtract": NUMBER_CONTEXT.subtract,
    "number_multiply": NUMBER_CONTEXT.multiply,
    "number_divide": NUMBER_CONTEXT.divide,
    "item_at": item_at,
    "make_range": make_range,
    "negated": negated,
    "property_of": property_of,
    "tested_by": tested_by,
    **{
        function.__name__: function
        for function in (
            *(operations.add, operations.subtract, operations.multiply, operations.divide),
            *(operations.power, operations.negate, operations.equal, operations.not_equal),
            *(operations.less, operations.less_equal, operations.greater),
            *(operations.greater_equal, operations.between, operations.contains),
            instance_of,
        )
    },
}
"""The names that generated code may use, with what they stand for."""
