"""The columns that a sheet has for the documents of a type, and what their cells hold.

A schema nests objects and lists; a sheet is flat. ``checker.parsers.workbook.layout`` says how
the keys of columns name nested fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from checker.intake import fields
from checker.model.pointers import Steps
from checker.parsers.workbook.layout import ITEMS

TYPE: Final = "type"
_MAX_DEPTH: Final = 4
"""Schemas that refer to themselves end here."""


class CellKind(StrEnum):
    """What belongs into the cells of a column."""

    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes-no"
    NESTED = "nested"
    """An object of free form, or a list of objects: JSON."""
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, and the place in a document of its value or of the items in its cells.

    ``path`` has 0 where any item of a list is meant. ``is_list`` says that a cell holds items.
    """

    key: str
    path: Steps
    kind: CellKind
    is_list: bool = False

    @property
    def name(self) -> str:
        """Return the name of the field."""
        return next(step for step in reversed(self.path) if isinstance(step, str))


def columns_of(schema: Mapping[str, Any]) -> Iterator[Column]:
    """Yield the columns for a document type in the order of its schema, ``type`` left out."""
    return (column for column in _below(schema, (), "", _MAX_DEPTH) if column.key != TYPE)


def kind_at(schema: Mapping[str, Any], path: Steps) -> CellKind:
    """Return what the cell of the value at ``path`` holds; of a list, what the list holds."""
    parts = fields.schemas_at(schema, path)
    types = {name for part in parts for name in _types(part)} - {"null"}
    if "object" in types:
        return CellKind.NESTED
    if "array" in types:
        return kind_at(schema, (*path, 0))
    if any(part.get("format") == "date" for part in parts):
        return CellKind.DAY
    return _KINDS.get(frozenset(types), CellKind.ANY)


def is_list(schema: Mapping[str, Any], path: Steps) -> bool:
    """Return whether the value at ``path`` can be a list and not an object."""
    parts = fields.schemas_at(schema, path)
    types = {name for part in parts for name in _types(part)}
    return "array" in types and "object" not in types


_KINDS: Final = {
    frozenset({"string"}): CellKind.TEXT,
    frozenset({"number"}): CellKind.NUMBER,
    frozenset({"integer", "number"}): CellKind.NUMBER,
    frozenset({"integer"}): CellKind.WHOLE,
    frozenset({"boolean"}): CellKind.YES_NO,
}


def _below(schema: Mapping[str, Any], path: Steps, prefix: str, depth: int) -> Iterator[Column]:
    for name in fields.names_at(schema, path):
        below = (*path, name)
        lists = is_list(schema, below)
        inside = (*below, 0) if lists else below
        key = f"{prefix}{name}{ITEMS if lists else ''}"
        kind = kind_at(schema, inside)
        if kind is CellKind.NESTED and depth and fields.names_at(schema, inside):
            yield from _below(schema, inside, f"{key}.", depth - 1)
        elif kind is CellKind.NESTED:
            yield Column(f"{prefix}{name}", below, kind)
        else:
            yield Column(key, inside, kind, lists)


def _types(part: Mapping[str, Any]) -> Iterator[str]:
    """Yield the JSON types that a part of a schema allows, also by the values that it lists."""
    of = part.get("type", ())
    yield from [of] if isinstance(of, str) else of
    if not of:
        values = [*part.get("enum", ()), *([part["const"]] if "const" in part else ())]
        yield from map(_type_of, values)


def _type_of(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | Decimal):
        return "integer" if value == int(value) else "number"
    return "string" if isinstance(value, str) else "null" if value is None else "object"
