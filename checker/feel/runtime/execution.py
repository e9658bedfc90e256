"""What compiled code works with as it runs: values, cached results and limits."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from checker.feel.compiler.environment import (
    Lambda,
    LambdaCode,
    count_between,
    fit,
    in_order,
    item_at,
    items_between,
)
from checker.feel.compiler.index import INDEXABLE, MIN_LENGTH, Equalities, ListIndex, Members
from checker.feel.errors import LimitExceeded, Limits
from checker.feel.runtime.program import CompiledDefinition
from checker.feel.types import ANY, NULL, FunctionType
from checker.feel.values import FeelFunction, Range, Record, Value
from checker.feel.values.conformance import MISFIT, convert
from checker.feel.values.notation import to_literal

_AS_THEY_ARE: Final = frozenset((str, Decimal, date, type(None)))
_SYSTEM_CLOCK: Final[Mapping[str, FeelFunction]] = {}
_BY_TEXT: Final = (list, dict, Range, FeelFunction)


class Runtime:
    """The values, cached results and limits of an evaluation.

    Generated code calls the public methods from ``run`` on.
    """

    traced = False

    def __init__(
        self,
        values: Mapping[str, Value],
        limits: Limits,
        clock: Mapping[str, FeelFunction] = _SYSTEM_CLOCK,
        indexes: dict[int, ListIndex] | None = None,
    ) -> None:
        """Start with the values of the global names and, if given, existing indexes of lists.

        ``clock`` has the functions ``now`` and ``today`` for a session with a fixed moment.
        """
        self.values = values
        self.limits = limits
        self.clock = clock
        self.most_steps = limits.steps
        self.left = limits.steps
        self.depth = 0
        self._values: dict[CompiledDefinition, Value] = {}
        self._results: dict[CompiledDefinition, dict[Any, Value]] = {}
        self.indexes: dict[int, ListIndex] = {} if indexes is None else indexes
        self._members = Members()

    def keep_from(self, other: Runtime, outdated: Container[str]) -> None:
        """Take over the results of another runtime, but for definitions with outdated names."""
        self.indexes.update(other.indexes)
        for definition, value in other._values.items():
            # A function works with the values of the runtime that it comes from.
            if definition.name not in outdated and not isinstance(value, FeelFunction):
                self._values[definition] = value
        for definition, results in other._results.items():
            if definition.name not in outdated:
                self._results[definition] = dict(results)

    def start(self, code: Callable[..., Value], values: Mapping[str, Value]) -> Value:
        """Return the value of compiled code, starting again from zero steps."""
        self.left = self.most_steps
        try:
            return code(self, values)
        except RecursionError:
            raise self.too_deep() from None

    def too_deep(self) -> LimitExceeded:
        """Return the error to raise if calls nest too deeply."""
        return LimitExceeded("levels of calls", self.limits.call_depth)

    # Limits ------------------------------------------------------------------------------------

    def spend(self, steps: int) -> None:
        """Count steps; raise ``LimitExceeded`` above the limit."""
        self.left -= steps
        if self.left < 0:
            raise LimitExceeded("steps", self.limits.steps)

    def sized(self, value: Value) -> Value:
        """Return a new value after checking its length against the limit."""
        if type(value) is str or type(value) is list:
            if len(value) > self.limits.length:
                kind = "characters of a string" if type(value) is str else "items of a list"
                raise LimitExceeded(kind, self.limits.length)
            self.spend(len(value) >> 3 if type(value) is str else len(value))
        return value

    def run(self, code: Callable[..., Value], args: list[Value]) -> Value:
        """Return the value of the body of a function, one call level further down."""
        self.left -= 1
        if self.left < 0:
            raise LimitExceeded("steps", self.limits.steps)
        if self.depth >= self.limits.call_depth:
            raise self.too_deep()
        self.depth += 1
        try:
            return code(self, *args)
        finally:
            self.depth -= 1

    # Calls -------------------------------------------------------------------------------------

    def built_in(self, function: FeelFunction, args: list[Value]) -> Value:
        """Call a built-in function."""
        self.left -= 1
        for arg in args:
            if type(arg) is list:
                self.spend(len(arg))
        return self.sized(function.call(args))

    def of_list(self, work: Callable[[list[Value]], Value], items: list[Value]) -> Value:
        """Call the form of a built-in function that takes one list."""
        self.left -= len(items) + 1
        if self.left < 0:
            raise LimitExceeded("steps", self.limits.steps)
        value = work(items)
        return value if type(value) is Decimal else self.sized(value)

    def has_member(self, function: FeelFunction, items: Value, element: Value) -> Value:
        """Call ``list contains``; a list that was asked before is asked by way of an index."""
        index = self._members.of(items) if type(element) in INDEXABLE else None
        if index is None:
            return self.built_in(function, [items, element])
        self.spend(1)
        return (type(element), element) in index

    def built_in_named(self, function: FeelFunction, args: dict[str, Value]) -> Value:
        """Call a built-in function with named arguments."""
        self.spend(1 + sum(len(arg) for arg in args.values() if type(arg) is list))
        return self.sized(function.call_named(args))

    def apply(self, function: Value, args: list[Value]) -> Value:
        """Return the result of calling a value, or null if it is not a function."""
        self.spend(1)
        return self.sized(function.call(args)) if isinstance(function, FeelFunction) else None

    def apply_named(self, function: Value, args: dict[str, Value]) -> Value:
        """Return the result of calling a value by name, or null if it is not a function."""
        self.spend(1)
        return self.sized(function.call_named(args)) if isinstance(function, FeelFunction) else None

    def call(self, definition: CompiledDefinition, args: list[Value]) -> Value:
        """Return the result of a definition, cached for the same arguments."""
        results = self._results.get(definition)
        if results is None:
            results = self._results[definition] = {}
        key = argument_key(args)
        if key is None:
            return self.compute(definition, args)
        if key in results:
            return results[key]
        value = results[key] = self.compute(definition, args)
        return value

    def call_named(self, definition: CompiledDefinition, args: dict[str, Value]) -> Value:
        """Return the result for named arguments, or null if the names differ."""
        positioned = in_order(args, definition.parameters)
        return None if positioned is None else self.call(definition, positioned)

    def value(self, definition: CompiledDefinition) -> Value:
        """Return the value of a definition, computed when first needed."""
        if definition not in self._values:
            self._values[definition] = self.compute(definition, [])
        return self._values[definition]

    def function(self, definition: CompiledDefinition) -> FeelFunction:
        """Return a definition as a function value."""
        return DefinedFunction(self, definition)

    def compute(self, definition: CompiledDefinition, args: list[Value]) -> Value:
        """Return the result of a definition, or null if a declared type does not fit."""
        fitted = fit(args, definition.parameter_types)
        if fitted is None:
            return None
        value = self.run(definition.code(traced=self.traced), fitted)
        if definition.result_type is None:
            return value
        converted = convert(value, definition.result_type)
        return None if converted is MISFIT else converted

    def lambda_of(
        self, code: LambdaCode, body: Callable[..., Value], captured: list[Value]
    ) -> Lambda:
        """Return a function value."""
        return Lambda(self.run, code, body, captured)

    # Lists -------------------------------------------------------------------------------------

    def items(self, value: Value) -> list[Value] | None:
        """Return what a loop iterates over; a single value counts as a list of itself."""
        if type(value) is list:
            self.spend(len(value))
            return value
        if value is None or not isinstance(value, Range):
            return None if value is None else [value]
        items = self.counted(value.low, value.high)
        if items is None:
            return None
        inside = items[0 if value.low_closed else 1 :]
        return inside if value.high_closed else inside[:-1]

    def counted(self, low: Value, high: Value) -> list[Value] | None:
        """Return what a loop over ``low..high`` iterates over."""
        count = count_between(low, high)
        if count is None:
            return None
        self.spend(count)
        if count > self.limits.length:
            raise LimitExceeded("items of a list", self.limits.length)
        return items_between(low, high)

    def copied(self, items: list[Value]) -> list[Value]:
        """Return a copy of a list that is still growing."""
        self.spend(len(items))
        return items[:]

    def selectable(self, value: Value) -> list[Value]:
        """Return the items that a filter tests."""
        if type(value) is not list:
            return [value]
        self.spend(len(value))
        return value

    def filtered(self, value: Value, test: Callable[[Value, bool], Value]) -> Value:
        """Return the items for which a test is true, or the item at the position that it gives."""
        if value is None:
            return None
        position = test(None, False)
        if type(position) is Decimal:
            return self.item_at(value, position)
        return [
            item for item in self.selectable(value) if test(item, isinstance(item, dict)) is True
        ]

    def item_at(self, value: Value, position: Decimal) -> Value:
        """Return the item at a position."""
        return item_at(value, position)

    def among(
        self, items: Value, wanted: Equalities, values: tuple[Value, ...]
    ) -> list[Value] | None:
        """Return the items of a lasting list with these values; None: test each item."""
        index = self.indexes.get(id(items))
        if index is None:
            if type(items) is not list or len(items) < MIN_LENGTH:
                return None
            index = self.indexes[id(items)] = ListIndex(items)
            self.spend(len(items))
        self.left -= 1
        return index.find(wanted, values)


class DefinedFunction(FeelFunction):
    """A definition of the library as a function value."""

    __slots__ = ("_definition", "_runtime")

    def __init__(self, runtime: Runtime, definition: CompiledDefinition) -> None:
        self._runtime = runtime
        self._definition = definition

    def __eq__(self, other: object) -> bool:
        """Return whether the other is the same definition."""
        return isinstance(other, DefinedFunction) and self._definition is other._definition

    def __hash__(self) -> int:
        """Return a hash of the definition."""
        return hash(self._definition)

    @property
    def name(self) -> str:
        """Return the name of the definition."""
        return self._definition.name

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of the parameters."""
        return self._definition.parameters

    @property
    def signature(self) -> FunctionType:
        """Return the declared types; an undeclared result fits any type."""
        declared = tuple(each or ANY for each in self._definition.parameter_types)
        return FunctionType(declared, self._definition.result_type or NULL)

    def call(self, args: list[Value]) -> Value:
        """Return the result for positional arguments, or null if they do not fit."""
        return self._runtime.call(self._definition, args)

    def call_named(self, args: dict[str, Value]) -> Value:
        """Return the result for named arguments, or null if they do not fit."""
        return self._runtime.call_named(self._definition, args)


class _ThisRecord:
    """A record as a cache key, compared by identity; the key keeps the record alive."""

    __slots__ = ("record",)

    def __init__(self, record: Record) -> None:
        self.record = record

    def __hash__(self) -> int:
        return id(self.record)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThisRecord) and self.record is other.record


def argument_key(args: list[Value]) -> Any:
    """Return a cache key for arguments, or None if making it would take too long."""
    if _AS_THEY_ARE.issuperset(map(type, args)):
        return tuple(args)
    if any(isinstance(arg, _BY_TEXT) and type(arg) is not Record for arg in args):
        return None
    # The type, because True == 1 in Python; the text, because times of two zones can be equal.
    return tuple(
        _ThisRecord(arg) if type(arg) is Record else (type(arg), to_literal(arg)) for arg in args
    )
