from __future__ import annotations

from checker.reports import Style
from checker.reports.terminal import Page, names, whole, words


def page(width: int = 20) -> Page:
    return Page(Style(width=width))


def test_lines_break_between_words_and_hang() -> None:
    made = page(12)
    made.put(words("one two three four"), hang=2)
    assert made.text() == "one two\n  three four\n"


def test_an_id_that_is_longer_than_a_line_breaks_after_a_slash() -> None:
    made = page(12)
    made.put([whole("tranche-1/1999/E01"), *words("a")], hang=2)
    assert made.text() == "tranche-1/\n  1999/E01 a\n"


def test_an_amount_that_is_longer_than_a_line_breaks_at_a_blank() -> None:
    made = page(10)
    made.put([whole("made 8,250 t, allowed 7,960 t")])
    assert made.text() == "made 8,250\nt, allowed\n7,960 t\n"


def test_characters_of_two_columns_are_counted() -> None:
    made = page(9)
    made.put(words("水井 水井 a"))
    assert made.text() == "水井 水井\na\n"


def test_styles_become_escape_codes_only_where_colour_is_allowed() -> None:
    made = Page(Style(width=20, colour=True))
    made.put(words("a", "bold"), label=("x ", "dim"), hang=2)
    assert made.text() == "\x1b[2mx \x1b[0m\x1b[1ma\x1b[0m\n"


def test_an_id_that_fits_into_a_line_stays_whole() -> None:
    made = page(14)
    made.put([*words("a"), whole("tranche-1/1999")])
    assert made.text() == "a\ntranche-1/1999\n"


def test_a_word_without_a_slash_is_never_cut() -> None:
    made = page(5)
    made.put([whole("determination"), *words("a")])
    assert made.text() == "determination\na\n"


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
