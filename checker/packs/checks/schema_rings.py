"""References between schemas that lead back to where they start, and so constrain nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.feel import shortest_cycle
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.pointers import follow, pointer_to
from checker.model.problems import Problem
from checker.packs.checks.schema_values import parts
from checker.packs.schemas import SchemaFile, pointer_of, schema_files

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("if", "then", "else", "not")


def schema_ring_problems(pack: Pack) -> Iterator[Problem]:
    """Yield each reference by which a schema is applied to one value without end.

    A schema may refer to itself for the fields or items of its value.
    """
    files = {schema.path.name: schema for schema in schema_files(pack)}
    graph = {
        _node(schema, pointer): list(_same_value(schema, pointer, part, files))
        for schema in files.values()
        for pointer, part in parts(schema.document)
    }
    for schema in files.values():
        for pointer, part in parts(schema.document):
            if "$ref" in part and _is_on_ring(_node(schema, pointer), graph):
                message = gettext("the $ref leads back to itself, so it would allow anything")
                hint = gettext("refer to a schema that says what the value is")
                place = schema.position(pointer_to(pointer, "$ref"))
                yield Problem(place, "schema-reference", message, hint=hint)


def parts_of_same_value(
    schema: SchemaFile, pointer: str, files: Mapping[str, SchemaFile]
) -> Iterator[Mapping[str, Any]]:
    """Yield the schema at a pointer and those that it applies to its own value, each once.

    ``files`` are the schemas of the pack by the name of their file.
    """
    waiting, seen = [_node(schema, pointer)], set[str]()
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        name, _, inside = node.partition("#")
        part = follow(inside, files[name].document)
        if isinstance(part, Mapping):
            yield part
            waiting += _same_value(files[name], inside, part, files)


def _is_on_ring(node: str, graph: Mapping[str, list[str]]) -> bool:
    return shortest_cycle(node, graph) is not None


def _node(schema: SchemaFile, pointer: str) -> str:
    return f"{schema.path.name}#{pointer}"


def _same_value(
    schema: SchemaFile, pointer: str, part: Mapping[str, Any], files: Mapping[str, SchemaFile]
) -> Iterator[str]:
    """Yield the schemas that a schema applies to its own value."""
    for key in _LISTS:
        for index, _ in enumerate(part.get(key, ())):
            yield _node(schema, pointer_to(pointer, key, index))
    for key in _SINGLE:
        if isinstance(part.get(key), Mapping):
            yield _node(schema, pointer_to(pointer, key))
    if isinstance(reference := part.get("$ref"), str):
        yield from _target(schema, reference, files)


def _target(schema: SchemaFile, reference: str, files: Mapping[str, SchemaFile]) -> Iterator[str]:
    name, _, fragment = reference.partition("#")
    is_own = name in ("", schema.document.get("$id"))
    file = schema if is_own else files.get(name.rpartition("/")[2])
    inside = None if file is None else pointer_of(fragment, file.document)
    if file is not None and inside is not None:
        yield _node(file, inside)
