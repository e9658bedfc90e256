"""Fields that are not known: left out or ``null``, they leave a document usable.

A schema says which fields a document has. Only those that say which paper it is have to be known:
the envelope, and the ``x-key`` of its type. What a finding needs and nobody knows makes that
finding undetermined, which is for evaluation to say; it does not stop a case. The values ``null``
that a schema allows mean what the schema says, and stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, TypeAlias

from checker.intake import fields
from checker.model.pointers import Steps

Same: TypeAlias = tuple[Mapping[str, Any], ...]
"""Schemas that apply to one value."""

ENVELOPE_FIELDS: Final = ("type", "id", "submitted_by", "received_on")
_HOLDING: Final = (dict, list)
KEY: Final = "x-key"
"""Keyword of ours: the fields that say what matter a document is about."""


def with_optional_fields(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return the schema of a document type with only those fields required that must be known.

    Where the type has no ``x-key``, and within objects of a document, those are the fields that
    identify: texts and whole numbers.
    """
    key = schema.get(KEY)
    relaxing = _Relaxing(schema)
    relaxed: dict[str, Any] = relaxing.relaxed(schema, (), None if key is None else frozenset(key))
    return relaxed


def without_unknown(value: Any, schema: Mapping[str, Any], path: Steps = ()) -> Any:
    """Return a document without the fields that are ``null`` where they may be left out.

    ``schema`` has its optional fields already.
    """
    if isinstance(value, list):
        return [without_unknown(item, schema, (*path, at)) for at, item in enumerate(value)]
    if not isinstance(value, dict):
        return value
    return {
        name: without_unknown(item, schema, (*path, name))
        for name, item in value.items()
        if item is not None or _must_stay(schema, path, name)
    }


def holds_null(value: Any) -> bool:
    """Return whether a JSON value is or holds ``null``."""
    if not isinstance(value, dict | list):
        return value is None
    for item in value.values() if isinstance(value, dict) else value:
        if item is None or (type(item) in _HOLDING and holds_null(item)):
            return True
    return False


def _must_stay(schema: Mapping[str, Any], path: Steps, name: str) -> bool:
    if name in fields.required_at(schema, path):
        return True
    parts = fields.schemas_at(schema, (*path, name))
    return not parts or any(_allows_null(part) for part in parts)


def _allows_null(part: Mapping[str, Any]) -> bool:
    of = part.get("type", ())
    return "null" in ([of] if isinstance(of, str) else of) or None in part.get("enum", ())


class _Relaxing:
    """Takes fields off the ``required`` of a schema and of the schemas within it.

    Where a field that is given decides which schema applies (``if``, ``anyOf``, ``not``), nothing
    changes.
    """

    def __init__(self, root: Mapping[str, Any]) -> None:
        self.root = root

    def relaxed(self, schema: Any, outer: Same, known: frozenset[str] | None) -> Any:
        """Return a schema with less required; ``outer`` are the schemas of the same value.

        ``known`` are the fields that have to be known, None where the fields that identify do.
        """
        if not isinstance(schema, Mapping):
            return schema
        same = (*outer, schema)
        changed: dict[str, Any] = {}
        for keyword, inner in schema.items():
            if keyword == "required" and isinstance(inner, list):
                changed[keyword] = self._names(inner, same, known)
            elif keyword == "dependentRequired" and isinstance(inner, Mapping):
                needed = {name: self._names(names, same, known) for name, names in inner.items()}
                changed[keyword] = needed
            elif keyword == "allOf" and isinstance(inner, list):
                changed[keyword] = [self.relaxed(item, same, known) for item in inner]
            elif keyword in ("then", "else"):
                changed[keyword] = self.relaxed(inner, same, known)
            elif keyword in ("properties", "$defs", "patternProperties"):
                changed[keyword] = self._each(inner)
            elif keyword == "items":
                changed[keyword] = self.relaxed(inner, (), None)
            else:
                changed[keyword] = inner
        return changed

    def _each(self, schemas: Any) -> Any:
        if not isinstance(schemas, Mapping):
            return schemas
        return {name: self.relaxed(inner, (), None) for name, inner in schemas.items()}

    def _names(self, names: Iterable[str], same: Same, known: frozenset[str] | None) -> list[str]:
        return [name for name in names if self._must_be_known(name, same, known)]

    def _must_be_known(self, name: str, same: Same, known: frozenset[str] | None) -> bool:
        if name in ENVELOPE_FIELDS:
            return True
        if known is not None:
            return name in known
        parts = fields.schemas_below(self.root, same, name)
        return not parts or any(_identifies(part) for part in parts)


def _identifies(part: Mapping[str, Any]) -> bool:
    of = part.get("type", ())
    types = {of} if isinstance(of, str) else set(of)
    if "enum" in part or "const" in part:
        return True
    return "integer" in types or ("string" in types and part.get("format") != "date")
