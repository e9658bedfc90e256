"""Literals, names, brackets and keywords."""

from __future__ import annotations

import pytest

from checker.feel import FeelSyntaxError, nodes, parse
from checker.feel.syntax.nodes import Span

ANY = Span(0, 0, 1, 1)


def test_names_become_known_where_they_are_bound() -> None:
    assert isinstance(parse("for a b in xs return a b + 1"), nodes.For)
    assert isinstance(parse("some a b in xs satisfies a b"), nodes.Quantified)
    assert isinstance(parse("function(a b: number, c+d) a b * c+d"), nodes.FunctionLiteral)
    assert isinstance(parse("{a b: 1, c: a b}"), nodes.ContextLiteral)


def test_strings_keep_escapes_that_feel_does_not_know() -> None:
    assert parse(r'"\d\n\t\"\\\u00e9\U01F40E\ud83d\udc0e"') == nodes.Literal(
        '\\d\n\t"\\\u00e9\U0001f40e\U0001f40e', span=ANY
    )


def test_a_number_is_exact_and_rounded_to_34_digits() -> None:
    node = parse("0." + "1" * 40)
    assert isinstance(node, nodes.Literal)
    assert str(node.value) == "0." + "1" * 34


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("[1..2]", (True, True)),
        ("(1..2)", (False, False)),
        ("]1..2[", (False, False)),
        ("[1..2)", (True, False)),
    ],
)
def test_brackets_say_whether_an_end_is_included(text: str, ends: tuple[bool, bool]) -> None:
    node = parse(text)
    assert isinstance(node, nodes.RangeLiteral)
    assert (node.low_closed, node.high_closed) == ends


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("(1)", nodes.Literal),
        ("[1]", nodes.ListLiteral),
        ("{}", nodes.ContextLiteral),
        ("(= 1)", nodes.EqualityRange),
        ("?", nodes.InputValue),
        ("f()", nodes.Call),
        ("f(a: 1)", nodes.NamedCall),
        ("function() 1", nodes.FunctionLiteral),
    ],
)
def test_what_stands_first_decides_the_construct(text: str, kind: type) -> None:
    assert type(parse(text)) is kind


def test_eight_lists_may_be_iterated_over_at_once_and_nine_may_not() -> None:
    assert parse("for " + "a in x, " * 7 + "a in x return 1")
    with pytest.raises(FeelSyntaxError, match="more than 8"):
        parse("for " + "a in x, " * 8 + "a in x return 1")
