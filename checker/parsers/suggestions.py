"""The known word that a misspelt one probably means."""

from __future__ import annotations

from collections.abc import Iterable

from checker.messages import Message, gettext

_LONGEST_WORD = 80


def nearest(word: str, known: Iterable[str], count: int = 1, cutoff: float = 0.6) -> list[str]:
    """Return up to ``count`` known words like ``word``, the nearest first.

    ``cutoff`` is how alike they have to be, from 0 to 1. Overlong words resemble nothing:
    comparing them would take too long.
    """
    if len(word) > _LONGEST_WORD:
        return []
    import difflib  # most cases have nothing to suggest

    return difflib.get_close_matches(word, list(known), count, cutoff)


def suggestion(word: str, known: Iterable[str]) -> Message | None:
    """Return "did you mean ...?" with the nearest known word; None where none is near."""
    close = nearest(word, known)
    return gettext("did you mean `{name}`?", name=close[0]) if close else None
