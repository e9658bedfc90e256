from __future__ import annotations

from checker.reports import Style
from checker.reports.terminal import Page, names, whole, words


def page(width: int = 20) -> Page:
    return Page(Style(width=width))


def test_lines_break_between_words_and_hang() -> None:
    made = page(12)
    made.put(words("one two three four"), hang=2)
    assert made.text() == "one two\n  three four\n"


def test_a_word_that_is_too_long_is_never_cut() -> None:
    made = page(5)
    made.put([whole("tranche-1/1999"), *words("a")])
    assert made.text() == "tranche-1/1999\na\n"


def test_empty_lines_in_a_row_are_one() -> None:
    made = page()
    made.put(words("a"))
    made.blank()
    made.heading("b")
    assert made.text() == "a\n\nB\n"


def test_a_field_without_words_is_left_out() -> None:
    made = page()
    made.field("Due", [])
    made.field("From", names(["x y", "z"]))
    assert made.text() == "From: x y, z\n"
