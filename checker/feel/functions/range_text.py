"""Ranges from text: ``[1..3]``, ``(..@"2020-01-01")`` (DMN 1.5, grammar rules 66 and 67)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Final

from checker.feel.values import Range, Value
from checker.feel.values.notation import (
    NUMBER,
    read_at_literal,
    read_date,
    read_date_and_time,
    read_duration,
    read_number,
    read_time,
)
from checker.feel.values.operations import less_equal

_STRING: Final = r'"(?:[^"\\]|\\.)*"'
_END: Final = (
    rf"{NUMBER}"
    rf"|@?\s*{_STRING}"
    rf"|(?:date\s+and\s+time|date|time|duration)\s*\(\s*{_STRING}\s*\)"
)
_RANGE: Final = re.compile(
    rf"\s*(?P<open>[\[\](])\s*(?P<low>{_END})?\s*\.\.\s*(?P<high>{_END})?\s*(?P<close>[\])\[])\s*",
    re.DOTALL,
)
_CALL: Final = re.compile(r"(?P<name>[a-z\s]+?)\s*\(\s*(?P<text>.*?)\s*\)", re.DOTALL)
_READERS: Final[Mapping[str, Callable[[str], Value]]] = {
    "date": read_date,
    "time": read_time,
    "date and time": read_date_and_time,
    "duration": read_duration,
}


def read_range(text: str) -> Range | None:
    """Return the range that a text denotes, or None.

    One end may be missing if it is open, but not both. The ends must be of one type and in order.
    """
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    low, high = found["low"], found["high"]
    low_closed, high_closed = found["open"] == "[", found["close"] == "]"
    if low is None or high is None:
        return _half_range(low, high, low_closed, high_closed)
    start, end = _end(low), _end(high)
    if less_equal(start, end) is not True:
        return None
    return Range(start, end, low_closed, high_closed)


def _half_range(
    low: str | None, high: str | None, low_closed: bool, high_closed: bool
) -> Range | None:
    if (low is None) == (high is None):
        return None
    if (low is None and low_closed) or (high is None and high_closed):
        return None
    value = _end(low or high or "")
    if value is None:
        return None
    if low is None:
        return Range(None, value, False, high_closed, low_unbounded=True)
    return Range(value, None, low_closed, False, high_unbounded=True)


def _end(text: str) -> Value:
    """Return the value of a literal at an end of a range, or None."""
    if text.startswith("@"):
        return read_at_literal(_unquoted(text[1:].lstrip()))
    if text.startswith('"'):
        return _unquoted(text)
    if call := _CALL.fullmatch(text):
        name = " ".join(call["name"].split())
        return _READERS[name](_unquoted(call["text"]))
    return read_number(text)


def _unquoted(text: str) -> str:
    """Return the text of a string literal; its escapes are those of JSON."""
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text[1:-1]
