"""Names of several words, and which of them is found in a text."""

from __future__ import annotations

import pytest

from checker.feel.syntax.lexer import Source
from checker.feel.syntax.names import Names, is_plain


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("net sum of parts", ("net sum of parts", 4)),
        ("net sum of", ("net sum", 2)),
        ("net", ("", 0)),
        ("a-b", ("a-b", 3)),
        ("a - b", ("", 0)),
    ],
)
def test_the_longest_known_name_is_found(text: str, found: tuple[str, int]) -> None:
    names = Names(["net sum", "net sum of parts", "a-b", "net"])
    assert names.longest(Source(text).tokens, 0) == found


def test_a_wider_set_is_known_too_and_stays_as_it_is() -> None:
    outer = Names(["gross sum"])
    inner = Names(outer=outer)
    inner.add("gross sum of all")
    assert "gross sum" in inner
    assert "gross sum of all" not in outer
    assert inner.longest(Source("gross sum of all").tokens, 0) == ("gross sum of all", 4)
    assert inner.longest(Source("gross sum").tokens, 0) == ("gross sum", 2)


def test_a_keyword_is_not_a_name() -> None:
    assert [is_plain(token) for token in Source("if a 1 +").tokens] == [
        False, True, False, False, False,
    ]  # fmt: skip
