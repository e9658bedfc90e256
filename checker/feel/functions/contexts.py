"""Functions on contexts (DMN 1.5, 10.3.4.10)."""

from __future__ import annotations

from typing import Final

from checker.feel.functions.signature import Builtin, form
from checker.feel.types import ANY, CONTEXT, STRING, ContextType, ListType
from checker.feel.values import Value

_ENTRY: Final = ContextType({"key": STRING, "value": ANY})
_Context = dict[str, Value]


def _get_value(context: _Context, key: str) -> Value:
    return context.get(key)


def _get_entries(context: _Context) -> list[Value]:
    return [{"key": key, "value": value} for key, value in context.items()]


def _context(entries: list[Value]) -> _Context | None:
    """Return the context of entries, or null if an entry lacks a key or value or repeats a key."""
    result: _Context = {}
    for entry in entries:
        if not isinstance(entry, dict) or "value" not in entry:
            return None
        key = entry.get("key")
        if not isinstance(key, str) or key in result:
            return None
        result[key] = entry["value"]
    return result


def _put(context: _Context, key: str, value: Value) -> _Context:
    return {**context, key: value}


def _put_deep(context: _Context, keys: list[Value], value: Value) -> _Context | None:
    """Return the context with a value put at a path of keys, or null if the path leads nowhere."""
    if not keys or not isinstance(keys[0], str):
        return None
    if len(keys) == 1:
        return _put(context, keys[0], value)
    inner = context.get(keys[0])
    changed = _put_deep(inner, keys[1:], value) if isinstance(inner, dict) else None
    return None if changed is None else _put(context, keys[0], changed)


def _merge(contexts: list[Value]) -> _Context | None:
    merged: _Context = {}
    for context in contexts:
        if not isinstance(context, dict):
            return None
        merged.update(context)
    return merged


TABLE: Final = (
    Builtin(
        "get value",
        "The value of an entry of a context, or null if it has no such key.",
        form("m: context, key: string", ANY, _get_value),
    ),
    Builtin(
        "get entries",
        "The entries of a context, each as a context of its key and value.",
        form("m: context", ListType(_ENTRY), _get_entries),
    ),
    Builtin(
        "context",
        "The context made of entries, each a context of a key and a value.",
        form("entries: list", CONTEXT, _context),
    ),
    Builtin(
        "context put",
        "The context with an entry added or changed, by its key or a path of keys.",
        form("context: context, key: string, value: Any", CONTEXT, _put),
        form("context: context, keys: list<string>, value: Any", CONTEXT, _put_deep),
    ),
    Builtin(
        "context merge",
        "The entries of several contexts in one; the last of each key wins.",
        form("contexts: list", CONTEXT, _merge),
    ),
)
