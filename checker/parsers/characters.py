"""Which characters a text of a case may hold, and which of them make a name look like another."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    import regex

FORBIDDEN: Final = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Characters that cannot be printed: control characters (some of which drive a terminal), halves
of surrogate pairs, and code points that are not characters. Characters that are invisible or
reverse the order of letters are forbidden too: two ids that look the same have to be the same."""

INVISIBLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Unicode's property Default_Ignorable_Code_Point: what a font shows as nothing at all."""

_BLANKS: Final = re.compile("[\\s\u2800]+")
_UNTIDY: Final = re.compile(f"^\\s|\\s$|\\s\\s|[^\\S ]|\u2800|{INVISIBLE.pattern}")
_UNSEEN: Final = re.compile(f"[^\\S ]|\u2800|{INVISIBLE.pattern}|{FORBIDDEN.pattern}")

_LIKE_LATIN: Final = str.maketrans(
    "АВЕЅZІЈКМНОРСТУХаеорсухѕіјһԁѵΑΒΕΖΗΙΚΜΝΟΡΤΥΧονıℓ‐‑‒–—−’‘“”·",
    "ABESZIJKMHOPCTYXaeopcyxsijhdvABEZHIKMNOPTYXovil------''\"\".",
)
"""Letters of Cyrillic and Greek, dashes and quotes that a reader takes for those of a keyboard."""


def printable(text: str) -> str:
    """Return the text with each forbidden character replaced by a question mark."""
    return FORBIDDEN.sub("?", text)


def is_untidy(name: str) -> bool:
    """Return whether a name looks like another: by a blank that is not seen, or by a character."""
    return _UNTIDY.search(name) is not None


def tidy(name: str) -> str:
    """Return a name as a reader sees it: single blanks between words, and nothing unseen."""
    return _BLANKS.sub(" ", INVISIBLE.sub("", name)).strip()


def composed(text: str) -> str:
    """Return a text in the one form (Unicode NFC) in which texts that look the same are equal."""
    return normalized("NFC", text)


def revealed(text: str) -> str:
    """Return a text in which the code of a character stands for each one that is not seen."""
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def look(name: str) -> str:
    """Return what a name looks like: equal for names that a reader would take for one."""
    return tidy(normalized("NFKC", name).translate(_LIKE_LATIN))


def normalized(form: Literal["NFC", "NFKC"], text: str) -> str:
    """Return a text in a normal form of Unicode, in a time that grows with its length.

    Python puts the marks on a letter into their order by moving each past the others, which takes
    hours for a million of them; so many are sorted before.
    """
    if text.isascii():
        return text
    return unicodedata.normalize(form, _many_marks().sub(lambda found: _sorted(found[0]), text))


@cache
def _many_marks() -> regex.Pattern[str]:
    """Return what finds more accents on one letter than any language writes."""
    import regex  # takes time to import, and most names are ASCII

    return regex.compile(r"\p{M}{32,}")


def _sorted(marks: str) -> str:
    """Return marks in their canonical order, in which those that stay apart stay in place."""
    runs = groupby(marks, key=lambda mark: unicodedata.combining(mark) == 0)
    return "".join(
        "".join(run if is_fixed else sorted(run, key=unicodedata.combining))
        for is_fixed, run in runs
    )
