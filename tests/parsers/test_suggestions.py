from __future__ import annotations

from checker.parsers.suggestions import nearest, suggestion


def test_the_nearest_word_is_suggested() -> None:
    known = ["permit", "production-report"]
    assert suggestion("prodcution-report", known) == "did you mean `production-report`?"


def test_a_word_like_no_other_gets_no_suggestion() -> None:
    assert suggestion("zzz", ["permit"]) is None
    assert suggestion("permit", []) is None


def test_overlong_words_are_not_compared() -> None:
    assert suggestion("x" * 81, ["x" * 81]) is None
    assert suggestion("x" * 80, ["x" * 80]) is not None


def test_several_words_come_nearest_first() -> None:
    assert nearest("tranche-1", ["grant", "tranche-2", "tranche-1b"], 3) == [
        "tranche-1b", "tranche-2",
    ]  # fmt: skip
