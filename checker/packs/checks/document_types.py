"""The FEEL types of documents, read from their JSON Schemas, and types as packs write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checker.feel.typecheck import common
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    NAMED_TYPES,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)
from checker.model.pointers import follow

_NUMBER_WITH_UNIT = re.compile(r"number\s*\((.+)\)")
_OF = re.compile(r"(list|range)\s*<(.+)>")
_MAX_DEPTH = 20
"""Schemas that refer to themselves end here; below, nothing is known."""


def document_types(schemas: Mapping[str, Mapping[str, Any]]) -> dict[str, ContextType]:
    """Return the type of the documents of each schema, titled with the document type."""
    types = {}
    for name, schema in schemas.items():
        of = _Reader(schema).type_of(schema)
        fields = of.fields if isinstance(of, ContextType) else {}
        types[name] = ContextType(fields, name)
    return types


def declared_type(text: str, unit: str | None, documents: Mapping[str, Type]) -> Type | None:
    """Return the type that a pack writes as ``number``, ``list<string>`` or a document type.

    ``unit`` is the unit of its numbers. None where there is no such type.
    """
    text = text.strip()
    if text in documents:
        return documents[text]
    if match := _NUMBER_WITH_UNIT.fullmatch(text):
        return NumberType(match[1].strip())
    if match := _OF.fullmatch(text):
        of = declared_type(match[2], unit, documents)
        made = ListType if match[1] == "list" else RangeType
        return None if of is None else made(of)
    if text == "context":
        return CONTEXT
    named = NAMED_TYPES.get(text)
    return NumberType(unit) if named == NUMBER and unit is not None else named


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads types off one schema that is complete in itself."""

    root: Mapping[str, Any]

    def type_of(self, schema: Any, depth: int = 0) -> Type:
        """Return the type of the values that a schema allows; null apart, which may be anywhere."""
        if not isinstance(schema, Mapping) or depth > _MAX_DEPTH:
            return ANY
        own = self._own_type(schema, depth)
        parts = [self.type_of(self._target(schema), depth + 1)] if "$ref" in schema else []
        parts += [self.type_of(part, depth + 1) for part in schema.get("allOf", ())]
        for key in ("anyOf", "oneOf"):
            if key in schema:
                parts.append(common(self.type_of(part, depth + 1) for part in schema[key]))
        for part in parts:
            own = _both(own, part)
        return own

    def _own_type(self, schema: Mapping[str, Any], depth: int) -> Type:
        if "const" in schema or "enum" in schema:
            return _of_values([schema["const"]] if "const" in schema else schema["enum"])
        names = schema.get("type", "object" if "properties" in schema else [])
        names = [names] if isinstance(names, str) else names
        kinds = [self._of_kind(name, schema, depth) for name in names if name != "null"]
        if not kinds:
            return NULL if "null" in names else ANY
        return common(kinds)

    def _of_kind(self, name: str, schema: Mapping[str, Any], depth: int) -> Type:
        match name:
            case "string":
                return DATE if schema.get("format") == "date" else STRING
            case "number" | "integer":
                unit = schema.get("x-unit")
                return NumberType(unit if isinstance(unit, str) else None)
            case "boolean":
                return BOOLEAN
            case "array":
                return ListType(self.type_of(schema.get("items"), depth + 1))
            case "object":
                return self._object(schema, depth)
            case _:
                return ANY

    def _object(self, schema: Mapping[str, Any], depth: int) -> Type:
        """Return the fields of an object; any context where further keys are allowed."""
        properties = schema.get("properties", {})
        fields = {key: self.type_of(of, depth + 1) for key, of in properties.items()}
        return ContextType(fields, str(schema.get("title", "")))

    def _target(self, schema: Mapping[str, Any]) -> Any:
        """Return what a reference within the schema leads to."""
        reference = str(schema["$ref"])
        if not reference.startswith("#"):
            return None
        try:
            return follow(reference.removeprefix("#"), self.root)
        except LookupError:
            return None


def _of_values(values: list[Any]) -> Type:
    known = [value for value in values if value is not None]
    if known and all(isinstance(value, str) for value in known):
        return StringType(tuple(known))
    return common(_of_value(value) for value in known) if known else NULL


def _of_value(value: Any) -> Type:
    if isinstance(value, bool):
        return BOOLEAN
    if isinstance(value, str):
        return STRING
    return ANY if isinstance(value, list | dict) else NUMBER


def _both(left: Type, right: Type) -> Type:
    """Return the type of values that are of both types, as ``allOf`` asks."""
    if left == ANY:
        return right
    if isinstance(left, ContextType) and isinstance(right, ContextType):
        fields = {**right.fields}
        for key, of in left.fields.items():
            fields[key] = _both(of, fields.get(key, ANY))
        return ContextType(fields, left.title or right.title)
    return left
