"""Which characters a text of a case may hold."""

from __future__ import annotations

import re
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Characters that cannot be printed: control characters, some of which rule a terminal, halves of
surrogate pairs, and what is no character at all. Nor may a text hold what turns the order of its
letters around, or what is not seen: two ids that look the same have to be the same."""


def printable(text: str) -> str:
    """Return a text that can go into any message, with question marks for what cannot."""
    return FORBIDDEN.sub("?", text)
