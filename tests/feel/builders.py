"""Short ways to write FEEL values in tests."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from checker.feel.functions import BUILTINS
from checker.feel.values import FeelFunction, Range, Value, to_feel
from checker.feel.values.notation import read_at_literal


def at(text: str) -> Value:
    """Return the value of `@"text"`, which must be one."""
    value = read_at_literal(text)
    assert value is not None, text
    return value


def number(text: str | int) -> Decimal:
    return Decimal(text)


def rng(text: str) -> Range:
    """Return a range of whole numbers, written as in FEEL; an end may be missing."""
    low, high = text[1:-1].split("..")
    return Range(
        Decimal(low) if low else None,
        Decimal(high) if high else None,
        text[0] == "[",
        text[-1] == "]",
        low_unbounded=not low,
        high_unbounded=not high,
    )


def call(name: str, *args: object) -> Value:
    return BUILTINS[name].call([to_feel(arg) for arg in args])


def call_named(name: str, **args: object) -> Value:
    """Call by name; an underscore in a parameter stands for a blank."""
    named = {key.replace("_", " "): to_feel(arg) for key, arg in args.items()}
    return BUILTINS[name].call_named(named)


class PythonFunction(FeelFunction):
    """A function value for tests, from a Python one."""

    def __init__(self, function: Callable[..., Value], *parameters: str) -> None:
        self._function = function
        self._parameters = parameters

    @property
    def name(self) -> str:
        return ""

    @property
    def parameters(self) -> tuple[str, ...]:
        return self._parameters

    def call(self, args: list[Value]) -> Value:
        return self._function(*args) if len(args) == len(self._parameters) else None

    def call_named(self, args: dict[str, Value]) -> Value:
        return self.call([args.get(name) for name in self._parameters])
