"""Regular expressions as XPath defines them (F&O 2.0, 7.6), to which the standard refers.

``elementpath`` translates them to Python's syntax; ``regex`` runs them, because it can be stopped
after a time. A pattern from a rule pack may be anything, so both its running time and its size
are bounded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from checker.feel.errors import LimitExceeded

if TYPE_CHECKING:
    import regex

SECONDS: Final = 1
"""How long one call may search, in seconds."""

MAX_SIZE: Final = 100_000
"""How long a pattern may be with its repetitions ``{n}`` written out."""

_FLAGS: Final = {"s": re.DOTALL, "m": re.MULTILINE, "i": re.IGNORECASE, "x": 0}
_QUANTIFIER: Final = re.compile(r"\{(\d+)(?:,\d*)?\}")
_CLASSES: Final = {
    r"\s": r"[ \t\n\r]",
    r"\S": r"[^ \t\n\r]",
    r"\w": r"[^\p{P}\p{Z}\p{C}]",
    r"\W": r"[\p{P}\p{Z}\p{C}]",
}
"""Character classes that XML Schema defines differently from Python."""

_REPLACEMENT: Final = re.compile(r"\\(.)|\$(\d+)|([\\$])", re.DOTALL)


class PatternError(ValueError):
    """A pattern, flag or replacement that XPath does not allow."""


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: str = "") -> regex.Pattern[str]:
    """Return a compiled pattern; raises ``PatternError`` if the pattern or a flag is invalid."""
    # Imported here: both take a tenth of a second, and few packs use regular expressions.
    import regex
    from elementpath.regex import RegexError, translate_pattern

    if not set(flags) <= _FLAGS.keys():
        raise PatternError(flags)
    if "x" in flags:
        pattern = _without_blanks(pattern)
    options = 0
    for flag in flags:
        options |= _FLAGS[flag]
    if _size(pattern) > MAX_SIZE:
        raise LimitExceeded("repetitions in a regular expression", MAX_SIZE)
    try:
        translated = translate_pattern(pattern, options)
        adapted = re.sub(r"(?s)\\.", lambda found: _CLASSES.get(found[0], found[0]), translated)
        return regex.compile(adapted, options | regex.V0)
    except (RegexError, regex.error, RecursionError, OverflowError) as error:
        raise PatternError(pattern) from error


def search(pattern: str, text: str, flags: str) -> bool:
    """Return whether the pattern occurs anywhere in a text."""
    try:
        return compiled(pattern, flags).search(text, timeout=SECONDS) is not None
    except TimeoutError:
        raise _too_slow() from None


def split(pattern: str, text: str) -> list[str]:
    """Return the parts of a text between the matches of a pattern, none of which may be empty."""
    parts, start = [], 0
    for found in _matches(pattern, text, ""):
        parts.append(text[start : found.start()])
        start = found.end()
    return [*parts, text[start:]]


def replace(pattern: str, text: str, replacement: str, flags: str, most: int) -> str:
    """Return a text with all matches replaced; raises ``LimitExceeded`` above ``most`` characters.

    ``$1`` stands for the first group, ``$0`` for the whole match, ``\\$`` for a dollar sign.
    """
    groups = compiled(pattern, flags).groups
    template = _template(replacement, groups)
    parts, start, length = [], 0, len(text)
    for found in _matches(pattern, text, flags):
        put = "".join(part if isinstance(part, str) else found[part] or "" for part in template)
        length += len(put)
        if length > most:
            raise LimitExceeded("characters in a text", most)
        parts += [text[start : found.start()], put]
        start = found.end()
    return "".join([*parts, text[start:]])


def _matches(pattern: str, text: str, flags: str) -> list[regex.Match[str]]:
    ready = compiled(pattern, flags)
    try:
        if ready.search("", timeout=SECONDS) is not None:
            raise PatternError(pattern)
        return list(ready.finditer(text, timeout=SECONDS))
    except TimeoutError:
        raise _too_slow() from None


def _too_slow() -> LimitExceeded:
    return LimitExceeded("seconds for a regular expression", SECONDS)


def _template(replacement: str, groups: int) -> list[str | int]:
    """Return a replacement as a sequence of texts and group numbers."""
    parts: list[str | int] = []
    start = 0
    for found in _REPLACEMENT.finditer(replacement):
        parts.append(replacement[start : found.start()])
        start = found.end()
        if found[2]:
            parts += _group(found[2], groups)
        elif found[1] in ("\\", "$"):
            parts.append(found[1])
        else:
            raise PatternError(replacement)
    return [*parts, replacement[start:]]


def _group(digits: str, groups: int) -> list[str | int]:
    """Return the longest number that is a group, and the remaining digits as text."""
    number, rest = digits, ""
    while len(number) > 1 and int(number) > groups:
        number, rest = number[:-1], number[-1] + rest
    return [int(number) if int(number) <= groups else "", rest]


def _without_blanks(pattern: str) -> str:
    """Return a pattern without the blanks that the flag ``x`` ignores: those outside classes."""
    kept, depth, escaped = [], 0, False
    for char in pattern:
        if char in " \t\n\r" and not depth:
            continue
        if not escaped:
            depth += {"[": 1, "]": -1}.get(char, 0)
        escaped = char == "\\" and not escaped
        kept.append(char)
    return "".join(kept)


def _size(pattern: str) -> int:
    """Return roughly how many characters a pattern has with its repetitions written out."""
    sizes, last, at = [0], 0, 0
    while at < len(pattern):
        char = pattern[at]
        quantifier = _QUANTIFIER.match(pattern, at) if char == "{" else None
        if quantifier:
            sizes[-1] += last * (int(quantifier[1][:9]) - 1)
            at = quantifier.end()
            continue
        if char == "(":
            sizes.append(0)
        else:
            last = sizes.pop() if char == ")" and len(sizes) > 1 else 1
            sizes[-1] += last
        at += 2 if char == "\\" else 1
    return sum(sizes)
