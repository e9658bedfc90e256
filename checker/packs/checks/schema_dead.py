"""Schemas that nothing fits, and parts of them that have no effect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from checker.messages import Message, gettext
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.packs.checks.schema_rings import parts_of_same_value
from checker.packs.checks.schema_values import parts
from checker.packs.schemas import SchemaFile, schema_files

Found = Iterator[tuple[str, Message, Message | None]]
"""What is wrong: the pointer below the schema, what it is, and how to put it right."""

_TYPES: Final[Mapping[str, tuple[type, ...]]] = {
    "string": (str,),
    "number": (int, Decimal),
    "integer": (int, Decimal),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
    "null": (type(None),),
}
_NEEDED: Final = (
    ("then", ("if",)),
    ("else", ("if",)),
    ("if", ("then", "else")),
    ("minContains", ("contains",)),
    ("maxContains", ("contains",)),
)
"""Keywords that have no effect without one of others beside them."""
_CLOSED: Final = ("unevaluatedProperties", "additionalProperties")


def dead_schema_problems(pack: Pack) -> Iterator[Problem]:
    """Yield what can never be fitted, and what has no effect, in the schemas of a pack."""
    files = {schema.path.name: schema for schema in schema_files(pack)}
    for schema in files.values():
        for pointer, part in parts(schema.document):
            found = (*_of_part(part), *_of_fields(schema, pointer, part, files))
            for below, message, hint in found:
                yield Problem(schema.position(pointer + below), "schema", message, hint=hint)
        yield from _repeated_anchors(schema)


def _of_part(part: Mapping[str, Any]) -> Found:
    for key, needed in _NEEDED:
        if key in part and not any(other in part for other in needed):
            others = ", ".join(f"`{other}`" for other in needed)
            message = gettext("`{key}` has no effect without {others}", key=key, others=others)
            yield pointer_to("", key), message, None
    if part.get("enum") == []:
        yield "/enum", gettext("nothing fits: the list is empty"), None
    if part.get("not") in ({}, True):
        yield "/not", gettext("nothing fits: this refuses every value"), None
    yield from _of_another_type(part)


def _of_another_type(part: Mapping[str, Any]) -> Found:
    """Yield the values that are allowed and are not of the type."""
    of = part.get("type")
    types = [of] if isinstance(of, str) else of or []
    values = [(pointer_to("/enum", at), each) for at, each in enumerate(part.get("enum") or ())]
    if "const" in part:
        values.append(("/const", part["const"]))
    for below, value in values if types else ():
        if not any(_is_of(value, each) for each in types):
            message = gettext(
                "never fits: the value is not of type {types}", types=", ".join(types)
            )
            yield below, message, None


def _is_of(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, Decimal):
        return value == value.to_integral_value()
    return isinstance(value, _TYPES.get(name, (object,)))


def _of_fields(
    schema: SchemaFile, pointer: str, part: Mapping[str, Any], files: Mapping[str, SchemaFile]
) -> Found:
    """Yield the fields that are asked for and refused at once."""
    for closing in _CLOSED:
        if part.get(closing) is False:
            everywhere = closing == "unevaluatedProperties"
            seen = parts_of_same_value(schema, pointer, files) if everywhere else [part]
            yield from _refused(part, closing, list(seen))
    if part.get("additionalProperties") is False and any(key in part for key in ("allOf", "$ref")):
        message = gettext("`additionalProperties` refuses the fields of the schemas referred to")
        yield "/additionalProperties", message, gettext("write `unevaluatedProperties`")


def _refused(part: Mapping[str, Any], closing: str, seen: Sequence[Mapping[str, Any]]) -> Found:
    """Yield the fields that ``part`` asks for and none of the schemas ``seen`` describes."""
    if any(each.get("patternProperties") for each in seen):
        return
    known = {name for each in seen for name in each.get("properties", {})}
    for below, name in _asked_for(part):
        if name not in known:
            message = gettext(
                "nothing fits: the field {name!r} is asked for here, and `{closing}` refuses it",
                name=name,
                closing=closing,
            )
            yield below, message, gettext("describe it under `properties`, or look for the slip")


def _asked_for(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for at, name in enumerate(part.get("required", ())):
        yield pointer_to("/required", at), str(name)
    for given, names in part.get("dependentRequired", {}).items():
        yield pointer_to("/dependentRequired", given), str(given)
        for at, name in enumerate(names):
            yield pointer_to("/dependentRequired", given, at), str(name)


def _repeated_anchors(schema: SchemaFile) -> Iterator[Problem]:
    anchors = [
        (pointer, part["$anchor"]) for pointer, part in parts(schema.document) if "$anchor" in part
    ]
    counts = Counter(name for _, name in anchors)
    for pointer, name in anchors:
        if counts[name] > 1:
            message = gettext(
                "two schemas have the anchor {name!r}: a $ref to it is either", name=name
            )
            yield Problem(schema.position(pointer_to(pointer, "$anchor")), "schema", message)
