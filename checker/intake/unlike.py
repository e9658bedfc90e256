"""Where a value differs from the one that is wanted, and how to write a text of another form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.messages import Message, gettext
from checker.model.pointers import Steps
from checker.parsers.characters import tidy

MISSING: Final = object()
"""Stands for a value that is not there."""


def first_difference(wanted: Any, found: Any) -> tuple[Steps, Any]:
    """Return the way down to the first value that differs, and that value; MISSING for none.

    Where nothing differs inside, the whole does.
    """
    if isinstance(wanted, dict) and isinstance(found, dict):
        keys: list[Any] = list(dict.fromkeys((*wanted, *found)))
    elif isinstance(wanted, list) and isinstance(found, list):
        keys = list(range(max(len(wanted), len(found))))
    else:
        return (), found
    for key in keys:
        inner, given = _at(wanted, key), _at(found, key)
        if inner != given or type(inner) is not type(given):
            way, value = first_difference(inner, given)
            return (key, *way), value
    return (), found


def wanted_at(wanted: Any, way: Steps) -> Any:
    """Return the part of a value at the end of a way, MISSING where it has none."""
    for step in way:
        wanted = _at(wanted, step)
    return wanted


def _at(value: Any, key: Any) -> Any:
    if isinstance(value, dict):
        return value.get(key, MISSING)
    return value[key] if isinstance(value, list) and key < len(value) else MISSING


def form_hint(text: Any, pattern: str) -> Message | None:
    """Return how a text is written so that it fits a pattern, without showing the pattern."""
    if not isinstance(text, str):
        return None
    try:
        form = re.compile(pattern)
    except re.error:
        return None
    for changed in _changed(text):
        if changed and form.search(changed):
            return gettext('write it like this: "{text}"', text=changed)
    for char in dict.fromkeys(text):
        if (without := text.replace(char, "")) and form.search(without):
            return gettext('write it without "{char}"', char=char)
    return gettext("write at least one character") if not text and form.search("x") else None


def _changed(text: str) -> Iterator[str]:
    """Yield the text in the ways in which people write it otherwise."""
    tidied = tidy(text)
    yield tidied
    yield tidied.lower()
    yield tidied.upper()
    yield re.sub(r"[\s_]+", "-", tidied).lower()
