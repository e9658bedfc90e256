"""Type expressions of a tree, resolved to types."""

from __future__ import annotations

from collections.abc import Mapping

from checker.feel import types
from checker.feel.syntax import nodes


def resolve_type(node: nodes.TypeNode, named: Mapping[str, types.Type]) -> types.Type | None:
    """Return the type that a type expression denotes, or None if a name in it is unknown."""
    match node:
        case nodes.NamedType(name):
            return named.get(name) or types.NAMED_TYPES.get(name)
        case nodes.ListTypeNode(of):
            inner = resolve_type(of, named)
            return None if inner is None else types.ListType(inner)
        case nodes.RangeTypeNode(of):
            inner = resolve_type(of, named)
            return None if inner is None else types.RangeType(inner)
        case nodes.ContextTypeNode(fields):
            entries = {name: resolve_type(of, named) for name, of in fields}
            known = {name: of for name, of in entries.items() if of is not None}
            return types.ContextType(known) if len(known) == len(fields) else None
        case nodes.FunctionTypeNode(parameters, result):
            wanted = [resolve_type(part, named) for part in (*parameters, result)]
            known_parts = tuple(part for part in wanted if part is not None)
            if len(known_parts) < len(wanted):
                return None
            return types.FunctionType(known_parts[:-1], known_parts[-1])
    return None
