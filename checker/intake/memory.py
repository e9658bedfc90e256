"""A case that another program holds in memory, as the bundle that it would be in a file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from checker.messages import gettext
from checker.model.pointers import pointer_to
from checker.parsers.places import SourceFile

NAME = "<memory>"


def bundle_in_memory(value: Mapping[str, Any]) -> SourceFile:
    """Return a mapping with ``case``, ``rules`` and ``documents`` as the text of a bundle.

    Numbers are int or Decimal, and keep all their digits; dates become text. Raises TypeError with
    the JSON Pointer of a value that JSON does not have, or that is a float, whose digits are not
    those that were meant.
    """
    return SourceFile(NAME, "".join(_written(value, "")))


def _written(value: Any, pointer: str) -> Iterator[str]:
    if value is None or isinstance(value, bool | int | str):
        yield json.dumps(value, ensure_ascii=False)
    elif isinstance(value, Decimal) and value.is_finite():
        yield format(value, "f")
    elif isinstance(value, date):
        yield json.dumps(value.isoformat()[: len("1999-12-31")])
    elif isinstance(value, Mapping):
        yield from _object(value, pointer)
    elif isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        yield from _list(value, pointer)
    else:
        raise TypeError(_refusal(value, pointer))


def _object(value: Mapping[Any, Any], pointer: str) -> Iterator[str]:
    yield "{"
    for number, (key, item) in enumerate(value.items()):
        if not isinstance(key, str):
            raise TypeError(_refusal(key, pointer))
        yield f"{',' if number else ''}{json.dumps(key, ensure_ascii=False)}:"
        yield from _written(item, pointer_to(pointer, key))
    yield "}"


def _list(value: Sequence[Any], pointer: str) -> Iterator[str]:
    yield "["
    for index, item in enumerate(value):
        yield "," if index else ""
        yield from _written(item, pointer_to(pointer, index))
    yield "]"


def _refusal(value: Any, pointer: str) -> str:
    where = pointer or "/"
    if isinstance(value, float):
        return gettext(
            "{where} is the float {value!r}; give a Decimal made from text, which is exact",
            where=where,
            value=value,
        )
    return gettext(
        "{where} is of type {type}, which a document cannot hold",
        where=where,
        type=type(value).__name__,
    )
