"""Texts as tokens, with their places."""

from __future__ import annotations

import pytest

from checker.feel.errors import MAX_LENGTH, FeelSyntaxError
from checker.feel.syntax.lexer import Source, unescape


def texts(text: str) -> list[str]:
    return [token.text for token in Source(text).tokens]


def test_a_range_is_not_a_number_with_a_point() -> None:
    assert texts("[1..2.5]") == ["[", "1", "..", "2.5", "]", ""]


def test_comments_count_as_blanks() -> None:
    tokens = Source("a/* b */c // d\n+e").tokens
    assert [(token.text, token.spaced) for token in tokens[:-1]] == [
        ("a", False), ("c", True), ("+", True), ("e", False),
    ]  # fmt: skip


def test_lines_and_columns_count_from_one() -> None:
    span = Source("a\n  b").span(4, 5)
    assert (span.line, span.column) == (2, 3)


def test_the_longest_text_is_read_and_a_longer_one_refused() -> None:
    assert Source("1" * MAX_LENGTH).tokens
    with pytest.raises(FeelSyntaxError, match="20,001 characters, more than 20,000"):
        Source("1" * (MAX_LENGTH + 1))


@pytest.mark.parametrize(
    ("literal", "text"),
    [
        (r'"a\nb"', "a\nb"),
        (r'"\d+\.\w"', r"\d+\.\w"),
        (r'"\u00e9"', "é"),
        (r'"\ud83d\udc0e"', "🐎"),
        (r'"\ud83d"', r"\ud83d"),
    ],
)
def test_escapes_that_feel_does_not_know_are_kept(literal: str, text: str) -> None:
    assert unescape(literal) == text
