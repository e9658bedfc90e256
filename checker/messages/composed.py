"""Sentences that rules compose of parts, told by their words: ``awards of {1}``."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_PLACE = re.compile(r"\{(\d+)\}")


def is_composed(text: str) -> bool:
    """Return whether a text has numbered places, for what a sentence is composed of."""
    return _PLACE.search(text) is not None


def fixed_words(text: str) -> list[str]:
    """Return what stands between the numbered places of a text, without what is blank."""
    return [part for part in _PLACE.split(text)[::2] if part.strip()]


def places(text: str) -> set[str]:
    """Return the numbers of the places of a text."""
    return set(_PLACE.findall(text))


class Composed:
    """A sentence with numbered places, and the same in another language.

    ``words`` is how many characters of it are its own.
    """

    def __init__(self, english: str, text: str) -> None:
        self._pattern = _pattern(english)
        self._text = text
        self.words = sum(map(len, fixed_words(english)))

    def tell(self, sentence: str, part_told: Callable[[str], str]) -> str | None:
        """Return a sentence in the other language, its parts as ``part_told`` has them.

        None where the sentence is not composed like this one.
        """
        found = self._pattern.fullmatch(sentence)
        if found is None:
            return None
        parts = {name[1:]: part_told(part) for name, part in found.groupdict().items()}
        return _PLACE.sub(lambda place: parts[place[1]], self._text)


@lru_cache(maxsize=1024)
def _pattern(english: str) -> re.Pattern[str]:
    literals_and_places = _PLACE.split(english)
    pieces: list[str] = []
    for index, piece in enumerate(literals_and_places):
        if index % 2 == 0:
            pieces.append(re.escape(piece))
        elif piece in literals_and_places[1:index:2]:
            pieces.append(f"(?P=p{piece})")
        else:
            pieces.append(f"(?P<p{piece}>.+?)")
    return re.compile("".join(pieces), re.DOTALL)
