from __future__ import annotations

import pytest

from checker.parsers.characters import printable


@pytest.mark.parametrize("char", "\0\x1b\x7f\x9f\ud800\u202e\u200b\ufeff")
def test_what_cannot_be_seen_or_printed_becomes_a_question_mark(char: str) -> None:
    assert printable(f"a{char}b") == "a?b"


@pytest.mark.parametrize("text", ["a\tb\nc\rd", "日本 é", "\U0001f600", " ~\xa0"])
def test_other_characters_stay(text: str) -> None:
    assert printable(text) == text
