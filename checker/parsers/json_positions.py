"""Where in a JSON text a value stands.

The standard parser gives no positions, and is far faster than one that does. So positions are
looked up afterwards, in a text that is known to be JSON: the way down to the wanted values is
walked here, and everything beside it is skipped by the standard parser.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from checker.model.pointers import Steps

Mark: TypeAlias = tuple[Steps, bool]
"""The way down to a value, and whether the key before the value is meant."""

WHITESPACE = re.compile(r"[ \t\n\r]*")
_SKIPPING = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def locate(text: str, marks: Collection[Mark]) -> dict[Mark, int]:
    """Return the offset of each mark in a JSON text.

    An index of a list may be a number or its digits. A mark that the text does not have gets the
    offset of the nearest value around it. Of fields given twice the last counts, as in the value.
    """
    root = _Wanted()
    for path, at_key in marks:
        node = root
        for step in path:
            node = node.below.setdefault(str(step), _Wanted())
        node.at_key |= at_key
    root.start = _after_whitespace(text, 0)
    if root.below:
        _walk(text, root.start, root)
    return {mark: _offset(root, mark) for mark in marks}


def line_and_column(text: str, offsets: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return line and column, both from 1, of each offset; columns count characters."""
    found: dict[int, tuple[int, int]] = {}
    line, start, at = 1, 0, 0
    for offset in sorted(set(offsets)):
        line += text.count("\n", at, offset)
        last = text.rfind("\n", at, offset)
        start = last + 1 if last >= 0 else start
        found[offset] = (line, offset - start + 1)
        at = max(at, offset)
    return found


@dataclass(slots=True)
class _Wanted:
    """A value on the way to a mark; ``start`` and ``key`` are its offsets, once known."""

    below: dict[str, _Wanted] = field(default_factory=dict)
    at_key: bool = False
    start: int | None = None
    key: int | None = None


def _offset(root: _Wanted, mark: Mark) -> int:
    path, at_key = mark
    node, offset = root, root.start or 0
    for step in path:
        node = node.below[str(step)]
        if node.start is None:
            return offset
        offset = node.start
    return node.key if at_key and node.key is not None else offset


def _walk(text: str, at: int, wanted: _Wanted) -> int:
    """Note where ``wanted`` and what is wanted below it start; return where the value ends."""
    wanted.start = at
    opening = text[at : at + 1]
    if not wanted.below or opening not in ("{", "["):
        return _SKIPPING.raw_decode(text, at)[1]
    if opening == "{":
        return _walk_object(text, at, wanted)
    return _walk_array(text, at, wanted)


def _walk_object(text: str, at: int, wanted: _Wanted) -> int:
    at = _after_whitespace(text, at + 1)
    while text[at] != "}":
        key_at = at
        key, at = _SKIPPING.raw_decode(text, at)
        at = _after_whitespace(text, _after_whitespace(text, at) + 1)
        child = wanted.below.get(key)
        if child is None:
            at = _SKIPPING.raw_decode(text, at)[1]
        else:
            child.key = key_at
            at = _walk(text, at, child)
        at = _after_comma(text, at)
    return at + 1


def _walk_array(text: str, at: int, wanted: _Wanted) -> int:
    at = _after_whitespace(text, at + 1)
    index = 0
    while text[at] != "]":
        child = wanted.below.get(str(index))
        at = _SKIPPING.raw_decode(text, at)[1] if child is None else _walk(text, at, child)
        at = _after_comma(text, at)
        index += 1
    return at + 1


def _after_comma(text: str, at: int) -> int:
    at = _after_whitespace(text, at)
    return _after_whitespace(text, at + 1) if text[at] == "," else at


def _after_whitespace(text: str, at: int) -> int:
    match = WHITESPACE.match(text, at)
    return match.end() if match else at
