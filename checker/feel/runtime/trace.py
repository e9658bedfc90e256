"""Traces: the value of an expression with the evidence for it and the reasons why it is null.

A trace lists what mattered to the value. Of a filter, that is what made it true for the items
that it keeps; of an `and` that is false (or an `or` that is true) the operands that decide; of an
`every` that is false the counterexamples, of a `some` that is true the witnesses; of an `if` the
condition and the branch taken. Whatever is not decided needs all of its parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from checker.feel.compiler.sites import NullReason
from checker.feel.values import Record, Value

NamedKind = OneOf["global", "local", "path", "definition"]


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value that was used and what it is called there: a name, a path, or the text of a call."""

    label: str
    value: Value
    kind: NamedKind


@dataclass(frozen=True, slots=True)
class Trace:
    """A value, the records that it rests on, the values that were used, and reasons for nulls.

    All in the order in which they were first met, each once.
    """

    value: Value
    reads: tuple[Record, ...]
    named: tuple[NamedValue, ...]
    nulls: tuple[NullReason, ...]
