from __future__ import annotations

import sys
import time
import unicodedata
from typing import Literal

import pytest
import regex

from checker.parsers.characters import (
    INVISIBLE,
    is_untidy,
    look,
    normalized,
    printable,
    revealed,
    tidy,
)


@pytest.mark.parametrize("char", "\0\x1b\x7f\x9f\ud800\u202e\u200b\ufeff")
def test_what_cannot_be_seen_or_printed_becomes_a_question_mark(char: str) -> None:
    assert printable(f"a{char}b") == "a?b"


@pytest.mark.parametrize("text", ["a\tb\nc\rd", "日本 é", "\U0001f600", " ~\xa0"])
def test_other_characters_stay(text: str) -> None:
    assert printable(text) == text


def test_invisible_is_what_unicode_calls_default_ignorable() -> None:
    property_of = regex.compile(r"\p{Default_Ignorable_Code_Point}")
    differing = [
        hex(code)
        for code in range(sys.maxunicode + 1)
        if bool(INVISIBLE.match(chr(code))) != bool(property_of.match(chr(code)))
    ]
    assert differing == []


def test_tidy_name_is_what_a_reader_sees() -> None:
    assert tidy("\u00a0Anna\u3000 \u00adB\t") == "Anna B"
    assert is_untidy("Anna  B")
    assert not is_untidy("Anna B")


def test_code_stands_for_what_is_not_seen() -> None:
    assert revealed("a b\u00a0c\u200dd") == "a b<U+00A0>c<U+200D>d"


def test_names_that_look_alike_have_one_look() -> None:
    assert look("\u0415\uff10\uff11\u2013A") == look("E01-A") == "E01-A"
    assert look("e01") != look("E01")


@pytest.mark.parametrize("form", ["NFC", "NFKC"])
def test_many_marks_on_a_letter_change_nothing_but_the_time(form: Literal["NFC", "NFKC"]) -> None:
    marks = "\u0316\u0301\u0344\u0903" * 20 + "\u0301\u0316" * 40
    text = f"\u00e9{marks}\uac00{marks[:31]}\ufb01"
    assert normalized(form, text) == unicodedata.normalize(form, text)
    before = time.process_time()
    normalized(form, "a" + "\u0301\u0316" * 500_000)
    assert time.process_time() - before < 5  # hours without sorting them
