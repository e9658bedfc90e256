"""Which characters a text may contain."""

from __future__ import annotations

import re
from typing import Final

FORBIDDEN: Final = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"
    "\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
"""Characters that cannot be printed: control characters (some of which drive a terminal), halves
of surrogate pairs, and code points that are not characters. Characters that are invisible or
reverse the order of letters are forbidden too: two ids that look the same have to be the same."""


def printable(text: str) -> str:
    """Return the text with each forbidden character replaced by a question mark."""
    return FORBIDDEN.sub("?", text)
