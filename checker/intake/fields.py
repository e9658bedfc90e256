"""What a schema says of the fields of a document, for messages.

The validator knows whether a value is right; these functions look up which names and which kind of
value would have been right at a path. Conditions are not evaluated: every branch of a schema that
could apply counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import reduce
from typing import Any

from checker.messages import Message, gettext, verbatim
from checker.model.pointers import Steps, follow
from checker.parsers.characters import printable

_TYPES = {
    "string": gettext("text in quotes"),
    "number": gettext("a number"),
    "integer": gettext("a whole number"),
    "boolean": gettext("true or false"),
    "null": verbatim("null"),
    "object": gettext("an object"),
    "array": gettext("a list"),
}
_ALL_OF = ("allOf", "anyOf", "oneOf")
_ONE = ("if", "then", "else")
YEAR = "year"
"""The field of the year that a document is about, as packs call it."""
A_DATE = gettext("a date written year-month-day, such as 1998-12-31")


def schemas_at(root: Mapping[str, Any], path: Steps) -> list[Mapping[str, Any]]:
    """Return every part of a schema that may apply to the value at ``path``."""
    current = list(_in_place(root, [root]))
    for step in path:
        current = schemas_below(root, current, step)
    return current


def schemas_below(
    root: Mapping[str, Any], schemas: Iterable[Mapping[str, Any]], step: str | int
) -> list[Mapping[str, Any]]:
    """Return every part of these schemas that may apply to a field, or to an item."""
    below = [part for schema in schemas for part in _below(schema, step)]
    return list(_in_place(root, below))


def names_at(root: Mapping[str, Any], path: Steps) -> list[str]:
    """Return the names of the fields that the object at ``path`` may have."""
    names = (name for schema in schemas_at(root, path) for name in schema.get("properties", ()))
    return list(dict.fromkeys(names))


def required_at(root: Mapping[str, Any], path: Steps) -> set[str]:
    """Return the names of the fields that the object at ``path`` must, or may have to, have."""
    return {name for schema in schemas_at(root, path) for name in schema.get("required", ())}


def description_at(root: Mapping[str, Any], path: Steps) -> str | None:
    """Return the description, else the title, that the schema gives the value at ``path``."""
    parts = schemas_at(root, path)
    said = [part[key] for key in ("description", "title") for part in parts if key in part]
    return str(said[0]) if said else None


def expected_at(root: Mapping[str, Any], path: Steps) -> Message | None:
    """Return in words what value belongs at ``path``: "a number in t", "one of 1, 2, 3, 4"."""
    parts = schemas_at(root, path)
    types = [name for part in parts for name in _types_of(part)]
    if any(part.get("format") == "date" for part in parts):
        types = ["date" if name == "string" else name for name in types] or ["date"]
    for part in parts:
        if "enum" in part:
            return gettext("one of {values}", values=listed(part["enum"]))
    words = [_word(name, parts) for name in dict.fromkeys(types)]
    return _either(words) if words else None


def unit_at(root: Mapping[str, Any], path: Steps) -> str | None:
    """Return the unit of the number at ``path``."""
    units = (part["x-unit"] for part in schemas_at(root, path) if "x-unit" in part)
    return next((str(unit) for unit in units), None)


def type_words(types: Iterable[str], unit: str | None = None) -> Message:
    """Return one or more JSON Schema types in words, with the unit of a number."""
    return _either([_type(name, unit) for name in sorted(types, key=lambda name: name == "null")])


def _type(name: str, unit: str | None) -> Message:
    if unit and name == "number":
        return gettext("a number in {unit}", unit=unit)
    if unit and name == "integer":
        return gettext("a whole number in {unit}", unit=unit)
    return _TYPES.get(name, verbatim(name))


def _either(words: Iterable[Message]) -> Message:
    return reduce(lambda one, other: gettext("{one} or {other}", one=one, other=other), words)


def listed(values: Iterable[Any]) -> str:
    """Return the allowed values, separated by commas."""
    return ", ".join(shown(value) for value in values)


def shown(value: Any, longest: int = 60) -> Message:
    """Return a JSON value as messages show it, shortened to ``longest`` characters."""
    if value is None:
        return verbatim("null")
    if isinstance(value, bool):
        return verbatim("true" if value else "false")
    if isinstance(value, str):
        text = value if len(value) <= longest else f"{value[: longest - 3]}..."
        return verbatim(f'"{printable(text)}"')
    if isinstance(value, Mapping):
        return gettext("an object")
    if isinstance(value, list):
        return gettext("a list")
    return verbatim(format(value, "f") if isinstance(value, Decimal) else str(value))


def _types_of(part: Mapping[str, Any]) -> list[str]:
    types = part.get("type", [])
    return [types] if isinstance(types, str) else list(types)


def _word(name: str, parts: list[Mapping[str, Any]]) -> Message:
    if name == "date":
        return A_DATE
    unit = next((str(part["x-unit"]) for part in parts if "x-unit" in part), None)
    return _type(name, unit)


def _in_place(root: Mapping[str, Any], schemas: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the schemas, and those that they apply to the same value."""
    waiting, seen = list(schemas)[::-1], set()
    while waiting:
        schema = waiting.pop()
        if not isinstance(schema, Mapping) or id(schema) in seen:
            continue
        seen.add(id(schema))
        yield schema
        parts = [part for key in _ALL_OF for part in schema.get(key, ())]
        parts += [schema[key] for key in _ONE if key in schema]
        parts += list(schema.get("dependentSchemas", {}).values())
        if "$ref" in schema:
            parts.append(_target(root, str(schema["$ref"])))
        waiting += parts[::-1]


def _below(schema: Mapping[str, Any], step: str | int) -> Iterator[Any]:
    if isinstance(step, str):
        known = schema.get("properties", {})
        if step in known:
            yield known[step]
        else:
            yield schema.get("additionalProperties")
            yield from schema.get("patternProperties", {}).values()
        return
    first = schema.get("prefixItems", ())
    yield first[step] if step < len(first) else schema.get("items")


def _target(root: Mapping[str, Any], reference: str) -> Any:
    """Return the part of the schema that a reference names; None where there is none."""
    if not reference.startswith("#"):
        return None
    try:
        return follow(reference.removeprefix("#"), root)
    except LookupError:
        return None


def fits_year(schema: Mapping[str, Any], year: int) -> bool:
    """Return whether a document can be about a year: its field of it, if any, takes it."""
    parts = schemas_at(schema, (YEAR,))
    return all(part.get("minimum", year) <= year <= part.get("maximum", year) for part in parts)
