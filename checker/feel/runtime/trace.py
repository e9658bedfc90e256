"""Traces: the value of an expression, the evidence for it, and the reasons for nulls.

A trace lists what mattered to the value: for a filter, what made it true for the items kept; for an
``and`` that is false (or an ``or`` that is true), the operands that decide; for an ``every`` that
is false, the counterexamples; for a ``some`` that is true, the witnesses; for an ``if``, the
condition and the branch taken. If nothing decides, all parts matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal as OneOf

from checker.feel.compiler.sites import NullReason
from checker.feel.values import Record, Value

NamedKind = OneOf["global", "local", "path", "definition"]


@dataclass(frozen=True, slots=True)
class NamedValue:
    """A value that was used, labelled with a name, a path or the text of a call."""

    label: str
    value: Value
    kind: NamedKind


@dataclass(frozen=True, slots=True)
class CalledDefinition:
    """A definition on whose value something rests, and the arguments that it was given."""

    definition: str
    arguments: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Trace:
    """A value, the records that it rests on, the values that were used, and reasons for nulls.

    ``calls`` are the definitions that were used.

    Each appears once, in the order of first use.
    """

    value: Value
    reads: tuple[Record, ...]
    named: tuple[NamedValue, ...]
    nulls: tuple[NullReason, ...]
    calls: tuple[CalledDefinition, ...] = ()
