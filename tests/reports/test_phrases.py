from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.verdict import Amount
from checker.reports.phrases import (
    amount_words,
    clean,
    clip,
    listed,
    subject_words,
    titled,
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("bell\x07 null\x00 c1\x9b31m", "bell null c131m"),
        ("two\nlines\r\nand\ttab", "two lines  and tab"),
        ("page\u2028break", "page break"),
        ("eligible\u202eelbigile", "eligibleelbigile"),
        ("half \ud800 pair", "half \ufffd pair"),
        ("no \uffff character", "no \ufffd character"),
        ("北京 Zürich", "北京 Zürich"),
    ],
)
def test_clean_leaves_only_what_can_be_seen(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text())
def test_clean_text_has_no_control_characters_and_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert not any(ord(char) < 32 or 127 <= ord(char) < 160 for char in cleaned)
    cleaned.encode("utf-8")
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Amount(value=Decimal("2910000.00"), currency="USD"), "USD 2,910,000.00"),
        (Amount(value=Decimal("2910000"), currency="USD"), "USD 2,910,000.00"),
        (Amount(value=Decimal("2.91E+6"), currency="USD"), "USD 2,910,000.00"),
        (Amount(value=Decimal("0.005"), currency="USD"), "USD 0.005"),
        (Amount(value=Decimal("-1234.5"), currency="USD"), "USD -1,234.50"),
        (Amount(value=Decimal("7912.40"), unit="t"), "7,912.40 t"),
        (Amount(value=Decimal("3")), "3"),
    ],
)
def test_amounts_are_exact(amount: Amount, words: str) -> None:
    assert amount_words(amount) == words


def test_subjects_are_told_in_words_with_the_title() -> None:
    assert subject_words({"year": 1999, "of_line": "a"}) == "year 1999, of line a"
    assert titled("Audit", {}) == "Audit"


@pytest.mark.parametrize(
    ("limit", "expected"),
    [(None, ["a,", "b,", "c"]), (3, ["a,", "b,", "c"]), (2, ["a,", "b", "and 1 more"])],
)
def test_lists_are_capped_with_a_count(limit: int | None, expected: list[str]) -> None:
    assert listed(["a", "b", "c"], limit) == expected


@pytest.mark.parametrize(("text", "clipped"), [("abcde", "abcde"), ("abcdef", "abcd…")])
def test_clip_keeps_what_fits(text: str, clipped: str) -> None:
    assert clip(text, 5) == clipped
