"""Reading tokens one by one, and saying what was expected in their place."""

from __future__ import annotations

import pytest

from checker.feel.errors import MAX_NESTING, FeelSyntaxError
from checker.feel.syntax.cursor import Cursor
from checker.feel.syntax.lexer import Source
from checker.feel.syntax.names import Names


def cursor(text: str, *names: str) -> Cursor:
    return Cursor(Source(text), Names(names))


def test_the_end_is_never_stepped_over() -> None:
    at = cursor("a")
    assert [at.advance().text, at.advance().text, at.advance().kind] == ["a", "", "end"]
    assert at.ahead(5).kind == "end"


def test_only_the_token_asked_for_is_accepted() -> None:
    at = cursor("then b")
    assert not at.accept("else")
    assert at.accept("then")
    assert at.current.text == "b"


def test_a_missing_bracket_names_the_one_that_it_closes() -> None:
    at = cursor("(\n1")
    opener = at.advance()
    at.advance()
    with pytest.raises(FeelSyntaxError) as caught:
        at.close(")", opener)
    assert caught.value.line == 2
    assert "expected `)` for the `(` of line 1, column 1" in caught.value.message


def test_a_new_name_is_known_from_then_on() -> None:
    at = cursor("net sum : net sum")
    assert at.declared(frozenset(":"), "a name") == "net sum"
    at.advance()
    assert at.name("a value") == "net sum"


def test_nesting_has_a_limit() -> None:
    at = cursor("1")
    for _ in range(MAX_NESTING):
        at.enter()
    with pytest.raises(FeelSyntaxError, match="more than 200 levels"):
        at.enter()
