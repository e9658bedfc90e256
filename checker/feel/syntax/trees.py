"""Trees of many texts, each text parsed once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.feel.syntax import nodes
    from checker.feel.syntax.names import Names

_Key = tuple[str, tuple[str, ...]]


class Trees:
    """The trees of texts that know the same global names.

    A text is parsed once, whatever its local names are: only names of several words change how it
    reads. The parser is imported with the first text: code that was kept needs none.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Know these global names, and the built-in functions."""
        self._global_names = tuple(names)
        self._expressions: dict[_Key, nodes.Expression] = {}
        self._unary_tests: dict[_Key, nodes.UnaryTests] = {}

    @cached_property
    def _known(self) -> Names:
        from checker.feel.syntax.parser import known_names

        return known_names(self._global_names)

    def expression(self, text: str, names: Iterable[str] = ()) -> nodes.Expression:
        """Return the tree of an expression with these local names.

        Raises ``FeelSyntaxError``.
        """
        from checker.feel.syntax.names import Names
        from checker.feel.syntax.parser import parse

        key = _key(text, names)
        if key not in self._expressions:
            self._expressions[key] = parse(text, Names(key[1], outer=self._known))
        return self._expressions[key]

    def unary_tests(self, text: str, names: Iterable[str] = ()) -> nodes.UnaryTests:
        """Return the tree of unary tests with these local names.

        Raises ``FeelSyntaxError``.
        """
        from checker.feel.syntax.names import Names
        from checker.feel.syntax.parser import parse_unary_tests

        key = _key(text, names)
        if key not in self._unary_tests:
            self._unary_tests[key] = parse_unary_tests(text, Names(key[1], outer=self._known))
        return self._unary_tests[key]


def _key(text: str, names: Iterable[str]) -> _Key:
    from checker.feel.syntax.names import is_of_several_tokens

    return text, tuple(filter(is_of_several_tokens, names))
