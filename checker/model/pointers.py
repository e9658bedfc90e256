"""JSON Pointers (RFC 6901): written, taken apart and followed in one place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

Steps: TypeAlias = tuple[str | int, ...]
"""The way down to a value: names of fields, and indexes of items from 0."""


def pointer_to(parent: str, *keys: object) -> str:
    """Return the pointer of ``keys`` below the pointer ``parent``."""
    escaped = (str(key).replace("~", "~0").replace("/", "~1") for key in keys)
    return "/".join((parent, *escaped))


def split(pointer: str) -> tuple[str, ...]:
    """Return the keys that a pointer is made of, all as text."""
    return tuple(
        part.replace("~1", "/").replace("~0", "~")
        for part in pointer.split("/")[1:]  # the part before the first slash is empty
    )


def steps(pointer: str, document: Any) -> Steps:
    """Return the way down that ``pointer`` describes, with the indexes of lists as numbers.

    Raises LookupError where the document has no such value.
    """
    path: list[str | int] = []
    for part in split(pointer):
        step = _step(document, part)
        document = document[step]
        path.append(step)
    return tuple(path)


def follow(pointer: str, document: Any) -> Any:
    """Return the value of ``document`` at ``pointer``; raises LookupError where there is none.

    Keys are compared as text, because the keys of a YAML mapping may be numbers.
    """
    for part in split(pointer):
        document = document[_step(document, part)]
    return document


def _step(value: Any, part: str) -> Any:
    """Return the key or index of ``value`` that ``part`` of a pointer means."""
    if isinstance(value, Mapping):
        if part in value:
            return part
        for key in value:
            if str(key) == part:
                return key
    if isinstance(value, list | tuple) and part.isdecimal():
        return int(part)
    raise LookupError(part)
