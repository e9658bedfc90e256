"""The names that a text may use, including names of several words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.feel.errors import FeelSyntaxError
from checker.feel.syntax.lexer import KEYWORDS, Source, Token


@dataclass(frozen=True, slots=True)
class _Pattern:
    """A known name as the tokens that spell it, and whether a blank comes before each."""

    name: str
    parts: tuple[tuple[str, bool], ...]

    def matches(self, tokens: Sequence[Token], index: int) -> bool:
        """Return whether the tokens from an index spell this name."""
        if index + len(self.parts) > len(tokens):
            return False
        return all(
            tokens[index + place].text == text
            and (place == 0 or tokens[index + place].spaced == gap)
            for place, (text, gap) in enumerate(self.parts)
        )


class Names:
    """A set of known names, possibly within a wider set."""

    __slots__ = ("_by_first", "_known", "_outer")

    def __init__(self, names: Iterable[str] = (), outer: Names | None = None) -> None:
        """Know these names and those of the outer set."""
        self._outer = outer
        self._known: set[str] = set()
        self._by_first: dict[str, list[_Pattern]] = {}
        for name in names:
            self.add(name)

    def __contains__(self, name: str) -> bool:
        """Return whether a name is known here or in a wider set."""
        return name in self._known or (self._outer is not None and name in self._outer)

    def add(self, name: str) -> None:
        """Make a name known."""
        if name in self._known:
            return
        self._known.add(name)
        pattern = _pattern(name)
        if pattern is not None:
            found = self._by_first.setdefault(pattern.parts[0][0], [])
            found.append(pattern)
            found.sort(key=lambda known: -len(known.parts))

    def _may_start(self, word: str) -> bool:
        """Return whether a known name of several tokens starts with a word, as few do."""
        names: Names | None = self
        while names is not None:
            if word in names._by_first:
                return True
            names = names._outer
        return False

    def longest(self, tokens: Sequence[Token], index: int) -> tuple[str, int]:
        """Return the longest known name of several tokens at an index and its number of tokens.

        Without such a name, that is ``("", 0)``.
        """
        if not self._may_start(tokens[index].text):
            return "", 0
        best = self._outer.longest(tokens, index) if self._outer else ("", 0)
        for pattern in self._by_first.get(tokens[index].text, ()):
            if len(pattern.parts) <= best[1]:
                break
            if pattern.matches(tokens, index):
                return pattern.name, len(pattern.parts)
        return best


def is_of_several_tokens(name: str) -> bool:
    """Return whether a name changes how texts are read: one that a single token spells does not."""
    return _pattern(name) is not None


@lru_cache(maxsize=4096)
def _pattern(name: str) -> _Pattern | None:
    """Return the pattern of a name of several tokens, or None for any other name."""
    try:
        tokens = Source(name).tokens[:-1]
    except FeelSyntaxError:
        return None
    if len(tokens) < 2 or tokens[0].kind != "word":
        return None
    return _Pattern(name, tuple((token.text, token.spaced) for token in tokens))


def is_plain(token: Token) -> bool:
    """Return whether a token can be a name, or part of one, anywhere."""
    return token.kind == "word" and token.text not in KEYWORDS
