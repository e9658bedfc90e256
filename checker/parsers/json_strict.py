"""JSON text to values at the speed of the standard parser, refusing anything ambiguous.

RFC 8259 leaves room that evidence must not use: keys given twice, numbers of any size, half a
surrogate pair. Python's parser accepts ``NaN`` on top. All of these are refused here; numbers
become Decimal, exactly as written.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, Final

from checker.messages import Message, gettext
from checker.parsers.characters import FORBIDDEN

MAX_DEPTH: Final = 64
"""Nesting of objects and lists; documents are flat, so this is plenty."""

MAX_DIGITS: Final = 34
"""Digits of a number, those of a FEEL number (DMN 1.5, 10.3.2.3.1); also before and after the
decimal point."""

_SUSPECT = re.compile(
    FORBIDDEN.pattern
    + r"|\\u(?:00[01789]|061[cC]|20[0-6]|[dD][89a-fA-F]|[fF]{3}[eEfF]|[fF][eE][fF]{2})",
    re.ASCII,
)
_TOO_LONG = gettext("a number has too many digits")
_LONGEST_NUMBER = 3 * MAX_DIGITS
_NEVER_TOO_MUCH = MAX_DIGITS


MAX_VALUES: Final = 2_000_000
"""Values in one file, fields and items counted; 60,000 reports have some 600,000."""


class RefusedError(ValueError):
    """JSON that must not be used; ``json_diagnosis`` finds out where and why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def exact_number(text: str) -> Decimal:
    """Return a JSON number as the Decimal that was written; minus zero is zero.

    Raises RefusedError for more digits than FEEL can calculate with.
    """
    if len(text) > _NEVER_TOO_MUCH or "e" in text or "E" in text:
        return _bounded(text)
    number = Decimal(text)
    return number if number else number.copy_abs()


def _bounded(text: str) -> Decimal:
    mantissa, _, exponent = text.lower().partition("e")
    if len(mantissa) > _LONGEST_NUMBER or len(exponent) > len("-999"):
        raise RefusedError(_TOO_LONG)
    number = Decimal(text)
    _, digits, places = number.as_tuple()
    if not isinstance(places, int) or len(digits) > MAX_DIGITS or places < -MAX_DIGITS:
        raise RefusedError(_TOO_LONG)
    if not number:
        return number.copy_abs() if places <= 0 else Decimal(0)
    if number.adjusted() >= MAX_DIGITS:
        raise RefusedError(_TOO_LONG)
    return Decimal(f"{number:f}") if places > 0 else number


def too_many(text: str) -> bool:
    """Return whether the text may hold more values than can be looked at in a few seconds."""
    return sum(text.count(mark) for mark in ",[{") > MAX_VALUES


def check_value(value: object, text: str, start: int, end: int, depth: int = MAX_DEPTH) -> None:
    """Raise RefusedError where a parsed value is nested too deeply or has forbidden characters.

    The value was parsed from ``text[start:end]``; it may be nested ``depth`` times.
    """
    if too_deep(value, depth):
        raise RefusedError(gettext("it is nested too deeply"))
    if _SUSPECT.search(text, start, end) and _holds_forbidden(value):
        raise RefusedError(gettext("a text has a character that cannot be printed"))


def too_deep(value: object, depth: int = MAX_DEPTH) -> bool:
    """Return whether objects and lists are nested in each other more than ``depth`` times."""
    if type(value) is dict:
        items: Any = value.values()
    elif type(value) is list:
        items = value
    else:
        return False
    if depth == 0:
        return True
    return any(type(item) in (dict, list) and too_deep(item, depth - 1) for item in items)


def _holds_forbidden(value: object) -> bool:
    if isinstance(value, str):
        return FORBIDDEN.search(value) is not None
    if isinstance(value, dict):
        return any(map(_holds_forbidden, value)) or any(map(_holds_forbidden, value.values()))
    return isinstance(value, list) and any(map(_holds_forbidden, value))


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise RefusedError(gettext("a key is given twice"))
    return fields


def _no_constant(text: str) -> None:
    raise RefusedError(gettext("{text} is not a number", text=text))


def _number_or_none(text: str) -> Decimal | None:
    try:
        return exact_number(text)
    except RefusedError:
        return None


STRICT: Final = json.JSONDecoder(
    parse_float=exact_number,
    parse_int=exact_number,
    parse_constant=_no_constant,
    object_pairs_hook=_unique,
)
"""Raises RefusedError, JSONDecodeError or RecursionError where the text cannot be used."""

LENIENT: Final = json.JSONDecoder(
    parse_float=_number_or_none, parse_int=_number_or_none, parse_constant=lambda _: None
)
"""Reads what is refused as null and takes the last of two keys, so that checking can go on."""
