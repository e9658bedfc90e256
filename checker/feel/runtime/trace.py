"""Traces: the value of an expression, the evidence for it, and the reasons for nulls.

A trace lists what mattered to the value: for a filter, what made it true for the items kept; for an
``and`` that is false (or an ``or`` that is true), the operands that decide; for an ``every`` that
is false, the counterexamples; for a ``some`` that is true, the witnesses; for an ``if``, the
condition and the branch taken. If nothing decides, all parts matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from typing import Any, TypeAlias
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


@dataclass(frozen=True, slots=True, eq=False)
class Bundle:
    """The events of a definition's result, shared by all traces that use the result.

    ``is_unsure`` says whether one of them is a comparison with something unknown.
    """

    events: tuple[Event, ...]
    is_unsure: bool


Event: TypeAlias = Record | NamedValue | NullReason | CalledDefinition | Bundle


class Trace:
    """A value, the records that it rests on, the values that were used, and reasons for nulls.

    ``calls`` are the definitions that were used. Each appears once, in the order of first use.
    What a value rests on is worked out when it is first asked for: many traces are only made for
    their value.
    """

    __slots__ = ("_events", "_found", "_whole", "value")

    def __init__(
        self, value: Value, events: tuple[Event, ...], whole: Callable[[], NullReason]
    ) -> None:
        """Keep the events; ``whole`` gives the reason for a null that nothing explains."""
        self.value = value
        self._events = events
        self._whole = whole
        self._found: _Sorted | None = None

    def __eq__(self, other: object) -> bool:
        """Return whether the other has the same value for the same reasons."""
        return isinstance(other, Trace) and self._parts() == other._parts()

    __hash__ = None  # type: ignore[assignment]  # a value may be a list

    @property
    def is_unsure(self) -> bool:
        """Return whether an equality counted that compares with something unknown."""
        return any(
            is_unsure(event) for event in self._events if type(event) in (Bundle, NullReason)
        )

    @property
    def reads(self) -> tuple[Record, ...]:
        """Return the records on which the value rests."""
        return tuple(self._sorted().reads.values())

    @property
    def origins(self) -> Set[str]:
        """Return the names by which those records are cited."""
        return self._sorted().reads.keys()

    @property
    def named(self) -> tuple[NamedValue, ...]:
        """Return the values that were used, with what they are called."""
        return tuple(self._sorted().named)

    @property
    def nulls(self) -> tuple[NullReason, ...]:
        """Return the reasons for what is null."""
        return tuple(self._sorted().nulls)

    @property
    def calls(self) -> tuple[CalledDefinition, ...]:
        """Return the definitions that were used."""
        return tuple(self._sorted().calls)

    def of_nothing(self) -> Trace:
        """Return the same trace of null."""
        return Trace(None, self._events, self._whole)

    def _sorted(self) -> _Sorted:
        if self._found is None:
            self._found = _sorted(self._events)
            if self.value is None and not self._found.nulls:
                self._found.nulls.append(self._whole())
        return self._found

    def _parts(self) -> tuple[object, ...]:
        return self.value, self.reads, self.named, self.nulls, self.calls


def is_unsure(event: Event) -> bool:
    """Return whether an event is, or brings, a comparison with something unknown."""
    if type(event) is Bundle:
        return event.is_unsure
    return isinstance(event, NullReason) and event.kind == "compared-with-null"


@dataclass(slots=True)
class _Sorted:
    """Events by kind, each once, in the order of first use."""

    reads: dict[str, Record] = field(default_factory=dict)
    named: list[NamedValue] = field(default_factory=list)
    nulls: list[NullReason] = field(default_factory=list)
    calls: list[CalledDefinition] = field(default_factory=list)


def _sorted(events: tuple[Event, ...]) -> _Sorted:
    """Return the events, and those of bundles among them, by kind; each bundle is opened once."""
    found = _Sorted()
    add: dict[type, Callable[[Any], None]] = {
        NamedValue: found.named.append,
        NullReason: found.nulls.append,
        CalledDefinition: found.calls.append,
    }
    seen: set[int] = set()
    opened: list[Iterator[Event]] = [iter(events)]
    while opened:
        for event in opened[-1]:
            if id(event) in seen:
                continue
            seen.add(id(event))
            if (keep := add.get(type(event))) is not None:
                keep(event)
            elif isinstance(event, Record):
                found.reads[event.origin] = event
            elif isinstance(event, Bundle):
                opened.append(iter(event.events))
                break
        else:
            opened.pop()
    return found
