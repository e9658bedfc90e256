"""Keywords in the schemas of a pack whose values constrain nothing, or cannot be used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from checker.messages import Message, gettext
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.checks.schema_keywords import (
    LISTS_OF_SCHEMAS,
    MAPS_OF_SCHEMAS,
    SUBSCHEMAS,
)
from checker.packs.schemas import schema_files
from checker.parsers.schema_numbers import multiple_fault, number_fault
from checker.parsers.suggestions import suggestion

FORMATS: Final = frozenset(
    {
        "date", "date-time", "duration", "email", "hostname", "idn-email", "idn-hostname", "ipv4",
        "ipv6", "iri", "iri-reference", "json-pointer", "regex", "relative-json-pointer", "time",
        "uri", "uri-reference", "uri-template", "uuid",
    }
)  # fmt: skip
"""The formats of draft 2020-12."""

_OF_NUMBERS = ("maximum", "minimum", "exclusiveMaximum", "exclusiveMinimum", "multipleOf")
_KINDS: Final[Mapping[str, frozenset[str]]] = {
    **dict.fromkeys((*_OF_NUMBERS, "x-unit"), frozenset({"number", "integer"})),
    **dict.fromkeys(("pattern", "minLength", "maxLength", "format"), frozenset({"string"})),
    **dict.fromkeys(
        ("items", "prefixItems", "contains", "minItems", "maxItems", "uniqueItems"),
        frozenset({"array"}),
    ),
    **dict.fromkeys(
        ("properties", "required", "minProperties", "maxProperties", "additionalProperties"),
        frozenset({"object"}),
    ),
}
"""The types of values that a keyword says something about; it passes over the others."""

_ORDERED = (
    ("minimum", "maximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
    ("minProperties", "maxProperties"),
)
_PYTHONS = re.compile(r"(?<!\\)(?:\\\\)*(?:\\[AZz]|\(\?(?:P[<=>]|#|[aiLmsux]+\)))")
"""What Python has in regular expressions and JSON Schema (ECMA-262) has not."""


def schema_value_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what in the schemas of a pack is passed over, or cannot be used by the validator."""
    for schema in schema_files(pack):
        for pointer, part in parts(schema.document):
            for key, message, hint in _of_part(part):
                place = schema.position(pointer_to(pointer, key))
                yield Problem(place, "schema", message, hint=hint)


def parts(schema: Any, pointer: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield a schema and the schemas within it, each with its JSON Pointer."""
    if not isinstance(schema, Mapping):
        return
    yield pointer, schema
    for key, inner in schema.items():
        below = pointer_to(pointer, key)
        if key in SUBSCHEMAS:
            yield from parts(inner, below)
        elif key in LISTS_OF_SCHEMAS and isinstance(inner, list):
            for index, item in enumerate(inner):
                yield from parts(item, pointer_to(below, index))
        elif key in MAPS_OF_SCHEMAS and isinstance(inner, Mapping):
            for name, item in inner.items():
                yield from parts(item, pointer_to(below, name))


Found = Iterator[tuple[str, Message, Message | None]]
"""What is wrong: the key, what it is, and how to put it right."""


def _of_part(part: Mapping[str, Any]) -> Found:
    yield from _format(part)
    yield from _pattern(part)
    yield from _numbers(part)
    yield from _misplaced(part)


def _format(part: Mapping[str, Any]) -> Found:
    name = part.get("format")
    if isinstance(name, str) and name not in FORMATS:
        message = gettext("there is no format {name!r}, so it would be passed over", name=name)
        hint = suggestion(name.lower(), FORMATS)
        yield "format", message, hint


def _pattern(part: Mapping[str, Any]) -> Found:
    patterns = [("pattern", part.get("pattern"))]
    for name in part.get("patternProperties", ()):
        patterns.append((pointer_to("patternProperties", name), name))
    for key, pattern in patterns:
        if isinstance(pattern, str) and not _is_usable(pattern):
            message = gettext("the pattern {pattern!r} cannot be used", pattern=pattern)
            hint = gettext(
                "patterns of JSON Schema are those of JavaScript: ^ and $ for \\A and \\Z, "
                "(?<name>...) for (?P<name>...)"
            )
            yield key, message, hint


def _is_usable(pattern: str) -> bool:
    import jsonschema_rs

    if _PYTHONS.search(pattern):
        return False
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (jsonschema_rs.ValidationError, ValueError):
        return False
    return True


def _numbers(part: Mapping[str, Any]) -> Found:
    if fault := multiple_fault(part):
        yield "multipleOf", fault, None
    for key in _OF_NUMBERS:
        number = part.get(key)
        if isinstance(number, int | Decimal) and (fault := number_fault(number)):
            yield key, fault, None
    for low, high in _ORDERED:
        least, most = part.get(low), part.get(high)
        if isinstance(least, int | Decimal) and isinstance(most, int | Decimal) and least > most:
            message = gettext("nothing fits: {low} is above {high}", low=low, high=high)
            yield low, message, None


def _misplaced(part: Mapping[str, Any]) -> Found:
    of = part.get("type")
    if of is None:
        return
    types = {of} if isinstance(of, str) else set(of)
    for key in part:
        if key in _KINDS and not types & _KINDS[key]:
            message = gettext(
                "{key} says nothing of a value of type {type}, so it would be passed over",
                key=key,
                type=", ".join(sorted(types)),
            )
            yield key, message, None
