"""What a pack names and nothing uses: definitions, tables, steps, periods and units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker import feel
from checker.feel import nodes, uses
from checker.messages import Message, gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Definition, Table
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.packs.checks.references import unit_symbols, units_of_types
from checker.packs.expressions import feel_texts
from checker.packs.extending import is_of_base
from checker.packs.locations import MANIFEST
from checker.packs.names import GLOBAL_NAMES
from checker.packs.periods import PERIOD_NAMES
from checker.packs.sources import file_position, key_position, nearest_position


def unused_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield a warning for each name of the pack itself that no rule and no statement needs.

    What a base declares may be there for a pack that extends it, and is passed over.
    """
    if compiled.pack.manifest.is_base:
        return
    found = _Uses(compiled)
    yield from found.of_entries()
    yield from found.of_steps()
    if compiled.pack.manifest.extends is None:
        yield from found.of_units()


class _Uses:
    def __init__(self, compiled: CompiledPack) -> None:
        self._pack = compiled.pack
        self._open_names = {*GLOBAL_NAMES, *compiled.collections.values()}
        self._texts = tuple(feel_texts(compiled.pack.topic))
        self._trees = {id(text): self._tree(text.text) for text in self._texts}

    def of_entries(self) -> Iterator[Problem]:
        """Yield definitions and tables that no rule or statement reaches, directly or not."""
        used = self._reached()
        named: tuple[Table | Definition, ...] = (
            *self._pack.topic.tables,
            *self._pack.topic.definitions,
        )
        for entry in named:
            names = entry.names if isinstance(entry, Table) else (entry.name,)
            if not used.intersection(names) and not is_of_base(self._pack, entry):
                position = nearest_position(self._pack, entry, "/name")
                yield _unused(position, _never_used(entry.name))
        periods = self._pack.topic.periods
        if (
            periods
            and not used.intersection(PERIOD_NAMES)
            and not is_of_base(self._pack, periods[0])
        ):
            yield _unused(nearest_position(self._pack, periods[0], ""), _never_used("periods"))

    def of_steps(self) -> Iterator[Problem]:
        """Yield steps that neither the value nor a later step uses."""
        for entry in self._pack.topic.definitions:
            later = [text for below, text in entry.parts() if not below.startswith("/steps/")]
            for name, text in reversed(entry.steps.items()):
                if not any(name in _names(self._tree(each)) for each in later):
                    position = key_position(self._pack, entry, pointer_to("/steps", name))
                    message = gettext("nothing after it uses the step {name!r}", name=name)
                    yield _unused(position, message)
                later.append(text)

    def of_units(self) -> Iterator[Problem]:
        """Yield units of ``pack.yaml`` that nothing has."""
        units = self._units()
        for unit in self._pack.manifest.units:
            if unit not in units:
                position = file_position(self._pack, MANIFEST, pointer_to("/units", unit))
                yield _unused(position, gettext("nothing has the unit {name!r}", name=unit))

    def _tree(self, text: str) -> nodes.Expression:
        return feel.parse(text, self._open_names)

    def _reached(self) -> set[str]:
        """Return the names that rules and statements use, and what those are made of."""
        inside: dict[str, set[str]] = {}
        for text in self._texts:
            if isinstance(text.entry, Definition):
                inside.setdefault(text.entry.name, set()).update(_names(self._trees[id(text)]))
        waiting = [
            name
            for text in self._texts
            if not isinstance(text.entry, Definition)
            for name in _names(self._trees[id(text)])
        ]
        found: set[str] = set()
        while waiting:
            if (name := waiting.pop()) not in found:
                found.add(name)
                waiting += inside.get(name, ())
        return found

    def _units(self) -> set[str]:
        """Return every symbol of a unit that an entry or a schema gives."""
        topic = self._pack.topic
        given = [getattr(entry, "unit", None) for entry in topic.entries()]
        given += [text.unit for text in self._texts]
        given += [rule.then.unit for rule in topic.consequences]
        given += [unit for entry in topic.entries() for _, unit in units_of_types(entry)]
        given += [*_schema_units([*self._pack.schemas.values()])]
        return {symbol for unit in given if unit for symbol in unit_symbols(unit)}


def _schema_units(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if isinstance(unit := value.get("x-unit"), str):
            yield unit
        for item in value.values():
            yield from _schema_units(item)
    elif isinstance(value, list):
        for item in value:
            yield from _schema_units(item)


def _names(tree: nodes.Expression) -> set[str]:
    return {use.node.name for use in uses(tree)}


def _never_used(name: str) -> Message:
    return gettext("no rule and no statement uses {name!r}", name=name)


def _unused(position: Position, message: Message) -> Problem:
    hint = gettext("use it, or remove it")
    return Problem(position, "unused", message, hint=hint, is_warning=True)
