"""The texts that a schema allows at a place in a paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.authoring.probe.values import Path
from checker.model.pointers import split


def choices(schema: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """Return the texts of the enumeration at a path, none where the schema has none there.

    ``schema`` is complete in itself; enumerations behind conditions are not looked for.
    """
    node: Any = schema
    for step in path:
        node = _resolved(schema, node)
        node = node.get("items") if isinstance(step, int) else node.get("properties", {}).get(step)
        if not isinstance(node, Mapping):
            return ()
    return tuple(each for each in _resolved(schema, node).get("enum", ()) if isinstance(each, str))


def _resolved(root: Mapping[str, Any], node: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a reference within the schema leads to."""
    while isinstance(reference := node.get("$ref"), str) and reference.startswith("#/"):
        found: Any = root
        for part in split(reference[1:]):
            found = found[part]
        node = found
    return node
