"""Functions on strings (DMN 1.5, 10.3.4.3). A character is a Unicode code point."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeVar

from checker.feel.errors import LimitExceeded, Limits
from checker.feel.functions import patterns
from checker.feel.functions.arguments import slice_of
from checker.feel.functions.signature import Builtin, form
from checker.feel.types import BOOLEAN, NUMBER, STRING, ListType
from checker.feel.values import Value

_T = TypeVar("_T")
_LONGEST: Final = Limits().length


def _substring(text: str, start: Decimal, length: Decimal | None = None) -> str | None:
    part = slice_of(len(text), start, length)
    return None if part is None else text[part]


def _string_length(text: str) -> Decimal:
    return Decimal(len(text))


def _before(text: str, match: str) -> str:
    at = text.find(match)
    return text[:at] if at > 0 else ""


def _after(text: str, match: str) -> str:
    at = text.find(match)
    return "" if at < 0 else text[at + len(match) :]


def _contains(text: str, match: str) -> bool:
    return match in text


def _quietly(run: Callable[[], _T]) -> _T | None:
    """Return what a function on patterns returns, or null where XPath has an error."""
    try:
        return run()
    except patterns.PatternError:
        return None


def _matches(text: str, pattern: str, flags: str | None) -> bool | None:
    return _quietly(lambda: patterns.search(pattern, text, flags or ""))


def _replace(text: str, pattern: str, replacement: str, flags: str | None) -> str | None:
    return _quietly(lambda: patterns.replace(pattern, text, replacement, flags or "", _LONGEST))


def _split(text: str, delimiter: str) -> list[str] | None:
    return _quietly(lambda: patterns.split(delimiter, text))


def _join(items: list[Value], delimiter: str | None = None) -> str | None:
    texts = [item for item in items if item is not None]
    if not all(isinstance(text, str) for text in texts):
        return None
    between = delimiter or ""
    if sum(map(len, texts)) + len(between) * len(texts) > _LONGEST:
        raise LimitExceeded("characters in a text", _LONGEST)
    return between.join(texts)


TABLE: Final = (
    Builtin(
        "substring",
        "The characters from a position on, or a number of them; -1 is the last position.",
        form("string: string, start position: number, length?: number", STRING, _substring),
    ),
    Builtin(
        "string length",
        "The number of characters.",
        form("string: string", NUMBER, _string_length),
    ),
    Builtin("upper case", "The text in upper case.", form("string: string", STRING, str.upper)),
    Builtin("lower case", "The text in lower case.", form("string: string", STRING, str.lower)),
    Builtin(
        "substring before",
        "The text before the first occurrence of another, or an empty text.",
        form("string: string, match: string", STRING, _before),
    ),
    Builtin(
        "substring after",
        "The text after the first occurrence of another, or an empty text.",
        form("string: string, match: string", STRING, _after),
    ),
    Builtin(
        "replace",
        "The text with each match of a regular expression replaced; `$1` is the first group.",
        form(
            "input: string, pattern: string, replacement: string, flags?: string | null",
            STRING,
            _replace,
        ),
    ),
    Builtin(
        "contains",
        "Whether a text contains another.",
        form("string: string, match: string", BOOLEAN, _contains),
    ),
    Builtin(
        "starts with",
        "Whether a text starts with another.",
        form("string: string, match: string", BOOLEAN, str.startswith),
    ),
    Builtin(
        "ends with",
        "Whether a text ends with another.",
        form("string: string, match: string", BOOLEAN, str.endswith),
    ),
    Builtin(
        "matches",
        "Whether a regular expression is found anywhere in a text.",
        form("input: string, pattern: string, flags?: string | null", BOOLEAN, _matches),
    ),
    Builtin(
        "split",
        "The parts of a text between the matches of a regular expression.",
        form("string: string, delimiter: string", ListType(STRING), _split),
    ),
    Builtin(
        "string join",
        "The texts of a list in one, with a delimiter between them; null items are left out.",
        form("list: list<string>, delimiter?: string | null", STRING, _join),
    ),
)
