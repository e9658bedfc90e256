"""Documents as FEEL values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from checker.feel import Record
from checker.model.pointers import steps


def record(document: Mapping[str, Any], dates: Iterable[str]) -> Record:
    """Return a document as a Record that is cited by its ``id``.

    ``dates`` are JSON Pointers to the strings that are dates, at any depth. The document itself is
    not changed; its numbers are exact already.
    """
    fields = Record(document, document["id"])
    nested = []
    for pointer in dates:
        if pointer.count("/") > 1:
            nested.append(pointer)
        elif isinstance(text := fields.get(pointer[1:]), str):
            fields[pointer[1:]] = date.fromisoformat(text)
    if nested:
        _set_nested(fields, nested)
    return fields


def _set_nested(fields: Record, pointers: Iterable[str]) -> None:
    paths = [steps(pointer, fields) for pointer in pointers]
    for name in {str(path[0]) for path in paths}:
        fields[name] = _copied(fields[name])
    for *above, last in paths:
        holder: Any = fields
        for step in above:
            holder = holder[step]
        if isinstance(holder[last], str):
            holder[last] = date.fromisoformat(holder[last])


def _copied(value: Any) -> Any:
    """Return a copy of nested objects and lists; scalars are shared."""
    if isinstance(value, dict):
        return {name: _copied(item) for name, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value
