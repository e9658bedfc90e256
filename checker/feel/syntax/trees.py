"""Trees of many texts, each text parsed once."""

from __future__ import annotations

from collections.abc import Iterable

from checker.feel.syntax import nodes
from checker.feel.syntax.names import Names, is_of_several_tokens
from checker.feel.syntax.parser import known_names, parse, parse_unary_tests

_Key = tuple[str, tuple[str, ...]]


class Trees:
    """The trees of texts that know the same global names.

    A text is parsed once, whatever its local names are: only names of several words change how it
    reads.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Know these global names, and the built-in functions."""
        self._known = known_names(names)
        self._expressions: dict[_Key, nodes.Expression] = {}
        self._unary_tests: dict[_Key, nodes.UnaryTests] = {}

    def expression(self, text: str, names: Iterable[str] = ()) -> nodes.Expression:
        """Return the tree of an expression with these local names.

        Raises ``FeelSyntaxError``.
        """
        key = _key(text, names)
        if key not in self._expressions:
            self._expressions[key] = parse(text, Names(key[1], outer=self._known))
        return self._expressions[key]

    def unary_tests(self, text: str, names: Iterable[str] = ()) -> nodes.UnaryTests:
        """Return the tree of unary tests with these local names.

        Raises ``FeelSyntaxError``.
        """
        key = _key(text, names)
        if key not in self._unary_tests:
            self._unary_tests[key] = parse_unary_tests(text, Names(key[1], outer=self._known))
        return self._unary_tests[key]


def _key(text: str, names: Iterable[str]) -> _Key:
    return text, tuple(filter(is_of_several_tokens, names))
