"""What a schema says of the strings of any valid value, found once, without a validator.

Where the schema says it without conditions (``properties``, ``items``, ``allOf`` and ``$ref``, and
alternatives of different types), it holds for every valid value. A schema that says it under a
condition has to be asked each time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from checker.model.pointers import follow, pointer_to

REFERENCES: Final = "x-references"
"""Keyword of ours: the string is the id of a document; its value is ``true`` or a type."""

PROSE: Final = "x-prose"
"""Keyword of ours: the string is text for people, and names nothing."""

_PLACES: Final = ("properties", "patternProperties", "dependentSchemas", "$defs")
"""Keywords whose value has schemas by names."""

_APART: Final = ("string", "array", "object", "boolean", "null", "number")
"""Types of which a value has one only."""

_FOLLOWED: Final = ("properties", "items", "allOf", "anyOf", "$ref", "$defs")
"""Keywords with schemas that are looked into, or that count only where they are referred to."""


class _ConditionalError(Exception):
    """A schema that says something of strings in a way that depends on the value."""


@dataclass(slots=True)
class Strings:
    """What is said of a value if it is a string, and of the values within it.

    ``reference`` is None where the string is no reference, else the type it refers to, or True.
    """

    is_date: bool = False
    is_prose: bool = False
    reference: str | Literal[True] | None = None
    fields: dict[str, Strings] = field(default_factory=dict)
    items: Strings | None = None

    @property
    def says_nothing(self) -> bool:
        """Return whether nothing is said of this value or of any within it."""
        own = self.is_date or self.is_prose or self.reference is not None
        return not own and not self.fields and self.items is None

    def found_in(self, value: Any, pointer: str = "") -> Iterator[tuple[str, Strings]]:
        """Yield the pointer of each string within a valid value, with what is said of it."""
        if isinstance(value, str):
            yield pointer, self
        elif isinstance(value, dict):
            for name, said in self.fields.items():
                if name in value:
                    yield from said.found_in(value[name], pointer_to(pointer, name))
        elif isinstance(value, list) and self.items is not None:
            for index, item in enumerate(value):
                yield from self.items.found_in(item, f"{pointer}/{index}")


def strings_of(schema: Mapping[str, Any]) -> Strings | None:
    """Return what a schema says of strings; None where that depends on the value."""
    said = Strings()
    try:
        _gather(schema, schema, said, ())
    except (_ConditionalError, LookupError):
        return None
    return said


def _gather(schema: Any, root: Mapping[str, Any], said: Strings, within: tuple[str, ...]) -> None:
    """Add what a schema says; ``within`` are the references that led here."""
    if not isinstance(schema, Mapping):
        return
    _add_own(schema, said)
    for part in (*schema.get("allOf", ()), *_alternatives(schema)):
        _gather(part, root, said, within)
    if (reference := schema.get("$ref")) is not None:
        if reference in within or not reference.startswith("#"):
            raise _ConditionalError
        target = follow(reference[1:], root)
        _gather(target, root, said, (*within, reference))
    for name, part in schema.get("properties", {}).items():
        below = said.fields.get(name, Strings())
        _gather(part, root, below, within)
        if not below.says_nothing:
            said.fields[name] = below
    if "items" in schema:
        below = said.items or Strings()
        _gather(schema["items"], root, below, within)
        said.items = None if below.says_nothing else below
    if any(_speaks(part) for key, part in schema.items() if key not in _FOLLOWED):
        raise _ConditionalError


def _alternatives(schema: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return the schemas of ``anyOf`` where the type of a value decides which of them applies."""
    parts = schema.get("anyOf", ())
    types = [part.get("type") if isinstance(part, Mapping) else None for part in parts]
    if all(each in _APART for each in types) and len(set(types)) == len(types):
        return tuple(parts)
    if _speaks(parts):
        raise _ConditionalError
    return ()


def _add_own(schema: Mapping[str, Any], said: Strings) -> None:
    said.is_date |= schema.get("format") == "date"
    said.is_prose |= bool(schema.get(PROSE))
    if reference := schema.get(REFERENCES):
        if said.reference not in (None, reference):
            raise _ConditionalError
        said.reference = reference


def _speaks(part: Any, by_name: bool = False) -> bool:
    """Return whether anything in a part of a schema could say something of a string."""
    if isinstance(part, Mapping):
        keys = () if by_name else ("format", "$ref", REFERENCES, PROSE)
        return any(key in part for key in keys) or any(
            _speaks(inner, not by_name and key in _PLACES) for key, inner in part.items()
        )
    return isinstance(part, list | tuple) and any(map(_speaks, part))
