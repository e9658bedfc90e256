"""Evaluation that records what it reads; ``trace`` says what a trace contains."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, Final

from checker.feel.compiler.sites import NullReason, Site
from checker.feel.runtime.execution import Runtime, argument_key
from checker.feel.runtime.program import CompiledDefinition, Program
from checker.feel.runtime.trace import (
    Bundle,
    CalledDefinition,
    Event,
    NamedKind,
    NamedValue,
    Trace,
    is_unsure,
)
from checker.feel.values import FeelFunction, Range, Record, Value
from checker.feel.values.notation import to_string
from checker.feel.values.operations import get_property

_PARTED: Final = (list, dict, Range, FeelFunction)
"""Values that are too large to show, or have no text form."""
MOST_REMEMBERED: Final = 1_000_000
"""How many results are remembered with their evidence; they take nearly a kilobyte each."""
_RECORDS: Final = frozenset((Record,))
_SHOWN: Final = frozenset((str, Decimal, date, bool))
"""Types of most values, none of which is parted: to ask whether one is a function takes long."""


class Tracer(Runtime):
    """A runtime that records events: records read, values used, reasons for nulls.

    Events that turn out not to matter are removed from the list again: whoever evaluates a part
    remembers the length of the list before it (a mark) and cuts back to it. Equal values and
    reasons share one object, so that duplicates are found by identity, which is quick.
    """

    traced = True

    def __init__(self, of: Runtime) -> None:
        """Trace with the values, limits, clock and indexes of a session."""
        super().__init__(of.values, of.limits, of.clock, of.indexes)
        self.events: list[Event] = []
        self._known: dict[Any, Event] = {}
        self._remembered: dict[Any, tuple[Value, Bundle]] = {}

    def keep_from(self, other: Runtime, outdated: Container[str]) -> None:
        """Take over results with their events."""
        super().keep_from(other, outdated)
        if isinstance(other, Tracer):
            for key, known in other._remembered.items():
                definition = key[0] if type(key) is tuple else key
                if definition.name not in outdated and not isinstance(known[0], FeelFunction):
                    self._remembered[key] = known

    def trace(self, program: Program, values: Mapping[str, Value]) -> Trace:
        """Return the trace of a program with the values of its local names."""
        self.events.clear()
        # Only between traces: within one, what was remembered tells which events are the same.
        if len(self._remembered) > MOST_REMEMBERED:
            self._remembered.clear()
            self._known.clear()
        value = self.start(program.traced_code, values)
        self.cite(value)
        return Trace(value, tuple(self.events), partial(_unexplained, program))

    # What generated code notes -----------------------------------------------------------------

    def cite(self, value: Value) -> None:
        """Record the documents in a value; each part is visited once."""
        if isinstance(value, Record):
            self.events.append(value)
        elif type(value) is list and _RECORDS.issuperset(map(type, value)):
            self.events += value
        elif type(value) is list or type(value) is dict:
            self._cite_parts(value)

    def _cite_parts(self, value: Value) -> None:
        waiting, seen = [value], set()
        while waiting:
            part = waiting.pop()
            if isinstance(part, Record):
                self.events.append(part)
            elif isinstance(part, (list, dict)) and id(part) not in seen:
                seen.add(id(part))
                inner = part.values() if isinstance(part, dict) else part
                waiting.extend(reversed(list(inner)))

    def null(self, site: Site, *operands: Value) -> None:
        """Record a null result, unless an operand was null and so gave its own reason."""
        if not any(map(_holds_null, operands)):
            reason = site.explain(operands)
            self.events.append(self._known.setdefault((site, reason.message), reason))

    def unsure(self, site: Site) -> None:
        """Record that an equality is true or false only because an operand is null."""
        self._note_reason(site, f"`{site.text}` compares with something that is not known")

    def read(self, site: Site, kind: NamedKind, value: Value) -> None:
        """Record the value of a name."""
        if value is None:
            self._note_reason(site, f"`{site.text}` has no value")
        else:
            self._note_value(site.text, value, kind)

    def path(self, source: Value, name: str, site: Site) -> Value:
        """Return ``source.name``, and record the document, the value, or what is missing."""
        if type(source) is list:
            return [self._member(item, name, site) for item in source]
        found = self._member(source, name, site)
        if found is not None:
            self._note_value(site.text, found, "path")
        return found

    def _member(self, source: Value, name: str, site: Site) -> Value:
        if type(source) is Record:
            self.events.append(source)
            found = source.get(name)
        else:
            found = get_property(source, name)
        if found is None and source is not None:
            document = source.origin if isinstance(source, Record) else None
            place = f" in {document}" if document else ""
            reason = site.reason(f"`{site.text}` has no value{place}")
            if document is not None:
                reason = replace(reason, document=document, field=name)
            self.events.append(self._known.setdefault((site, reason.message), reason))
        return found

    def joined(self, values: Sequence[Value], marks: Sequence[int], decisive: bool) -> bool | None:
        """Return the ``and`` (or ``or``) of values whose events lie between marks.

        If one is decisive, the events of the others are removed.
        """
        if not any(value is decisive for value in values):
            return (not decisive) if all(value is (not decisive) for value in values) else None
        parts = zip(values, marks, marks[1:], strict=False)
        deciding = [self.events[start:end] for value, start, end in parts if value is decisive]
        # An operand decided by known values is evidence enough. One that is decided only because it
        # compares with null would report something missing that the result does not depend on.
        sure = [events for events in deciding if not any(map(is_unsure, events))]
        self.events[marks[0] :] = [event for events in sure or deciding for event in events]
        return decisive

    # Calls and lists, with what they note ------------------------------------------------------

    def built_in(self, function: FeelFunction, args: list[Value]) -> Value:
        """Return the result of a built-in function, which may depend on all of its arguments."""
        for arg in args:
            self.cite(arg)
        return super().built_in(function, args)

    def of_list(self, work: Callable[[list[Value]], Value], items: list[Value]) -> Value:
        """Call the form of a built-in function that takes one list."""
        self.cite(items)
        return super().of_list(work, items)

    def built_in_named(self, function: FeelFunction, args: dict[str, Value]) -> Value:
        """Call a built-in function with named arguments."""
        for arg in args.values():
            self.cite(arg)
        return super().built_in_named(function, args)

    def call(self, definition: CompiledDefinition, args: list[Value]) -> Value:
        """Return the result of a definition, and record the events that led to it."""
        key = argument_key(args)
        known = None if key is None else self._remembered.get((definition, key))
        if known is None:
            known = self._called(definition, args)
            if key is not None:
                self._remembered[(definition, key)] = known
        value, bundle = known
        self.spend(1)
        self.events.append(bundle)
        return value

    def value(self, definition: CompiledDefinition) -> Value:
        """Return the value of a definition, and record the events that led to it."""
        known = self._remembered.get(definition)
        if known is None:
            known = self._remembered[definition] = self._called(definition, None)
        value, bundle = known
        self.spend(1)
        self.events.append(bundle)
        return value

    def filtered(self, value: Value, test: Callable[[Value, bool], Value]) -> Value:
        """Return the items for which a test is true, or the one whose position the test gives."""
        if value is None:
            return None
        mark = len(self.events)
        position = test(None, False)
        if type(position) is Decimal:
            return self.item_at(value, position)
        # The predicate was a condition, so its run without an item is not evidence.
        del self.events[mark:]
        kept = []
        for item in self.selectable(value):
            mark = len(self.events)
            if test(item, isinstance(item, dict)) is True:
                kept.append(item)
                self.cite(item)
            else:
                del self.events[mark:]
        return kept

    def item_at(self, value: Value, position: Decimal) -> Value:
        """Return the item at a position."""
        item = super().item_at(value, position)
        self.cite(item)
        return item

    # Inside ------------------------------------------------------------------------------------

    def _called(
        self, definition: CompiledDefinition, args: list[Value] | None
    ) -> tuple[Value, Bundle]:
        """Return the value of a definition with its events, which leave the list.

        Its parameters and paths concern nobody outside it, so those events are dropped. The last
        event is the call itself; ``args`` is None for a definition that is not a function.
        """
        mark = len(self.events)
        value = self.compute(definition, args or [])
        events = [each for each in _distinct(self.events[mark:]) if not _is_private(each)]
        del self.events[mark:]
        called = "" if args is None else f"({', '.join(map(_text, args))})"
        self._note_call(definition, definition.name + called, args or [], value)
        events += self.events[mark:]
        del self.events[mark:]
        return value, Bundle(tuple(events), any(map(is_unsure, events)))

    def _note_call(
        self, definition: CompiledDefinition, label: str, args: list[Value], value: Value
    ) -> None:
        call = ("call", definition, label)
        if call not in self._known:
            self._known[call] = CalledDefinition(definition.name, tuple(args))
        self.events.append(self._known[call])
        if value is not None:
            self._note_value(label, value, "definition")
            return
        key = (definition, label)
        if key not in self._known:
            site = definition.site
            self._known[key] = NullReason(
                "definition",
                f"`{label}` is not known",
                label,
                site.line,
                site.column,
                definition.name,
                tuple(args),
            )
        self.events.append(self._known[key])

    def _note_value(self, label: str, value: Value, kind: NamedKind) -> None:
        if type(value) not in _SHOWN and isinstance(value, _PARTED):
            return
        key = (label, type(value), value)
        if key not in self._known:
            self._known[key] = NamedValue(label, value, kind)
        self.events.append(self._known[key])

    def _note_reason(self, site: Site, message: str) -> None:
        key = (site, message)
        if key not in self._known:
            self._known[key] = site.reason(message)
        self.events.append(self._known[key])


def _unexplained(program: Program) -> NullReason:
    """Return the reason for a null that no part of a program gave."""
    return program.site.reason(f"`{program.site.text}` is null")


def _distinct(events: Iterable[Event]) -> list[Event]:
    return list({id(event): event for event in events}.values())


def _holds_null(operand: Value) -> bool:
    return operand is None or (type(operand) is list and any(item is None for item in operand))


def _is_private(event: Event) -> bool:
    return isinstance(event, NamedValue) and event.kind in ("local", "path")


def _text(value: Value) -> str:
    if isinstance(value, Record):
        return value.origin
    if isinstance(value, _PARTED):
        return "..."
    return to_string(value)
