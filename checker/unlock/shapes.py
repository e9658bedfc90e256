"""What a schema says of each field, whether it says so in place or by reference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.model.pointers import follow

_MOST_DEEP: Final = 6
"""So deep fields inside fields are looked at: a reference may lead back to what holds it."""


def shape(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a schema with what ``$ref`` and ``allOf`` say of its fields written in their place."""
    return {**schema, "properties": _fields(schema, schema, 0)}


def _fields(root: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
    return {
        name: _whole(root, part, depth + 1) for name, part in schema.get("properties", {}).items()
    }


def _whole(root: Mapping[str, Any], schema: Any, depth: int) -> Mapping[str, Any]:
    if not isinstance(schema, Mapping) or depth > _MOST_DEEP:
        return {}
    whole: dict[str, Any] = {}
    for part in _parts(root, schema, depth):
        properties = {**whole.get("properties", {}), **part.get("properties", {})}
        required = [*whole.get("required", ()), *part.get("required", ())]
        whole |= part
        whole |= {"properties": properties} if properties else {}
        whole |= {"required": required} if required else {}
    if "properties" in whole:
        whole["properties"] = _fields(root, whole, depth)
    if "items" in whole:
        whole["items"] = _whole(root, whole["items"], depth + 1)
    return whole


def _parts(
    root: Mapping[str, Any], schema: Mapping[str, Any], depth: int
) -> Iterator[Mapping[str, Any]]:
    """Yield what applies to one value: what is referred to, then what the schema says itself."""
    if isinstance(reference := schema.get("$ref"), str):
        yield _whole(root, follow(reference.removeprefix("#"), root), depth + 1)
    for part in schema.get("allOf", ()):
        yield _whole(root, part, depth + 1)
    yield {name: value for name, value in schema.items() if name not in ("$ref", "allOf")}
