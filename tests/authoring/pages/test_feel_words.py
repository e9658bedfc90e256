from __future__ import annotations

import pytest

from checker.authoring.pages.feel_words import in_words
from checker.feel import known_names

NAMES = known_names(("a", "b", "c", "year", "reports", "produced", "as_of", "first_year"))
TITLES = {"produced": "Production of a year", "first_year": "First year"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a <= b", "a is at most b"),
        ("a > 0.80 * b", "a is more than 0.80 × b"),
        ("a = null", "a is not known"),
        ("a != null", "a is known"),
        ("a and (b or c)", "a, and (b, or c)"),
        ("not(a)", "not (a)"),
        ("if a then b else null", "if a, then b; otherwise not known"),
        ("produced(year - 1)", "“Production of a year” (year − 1)"),
        ("first_year", "“First year”"),
        ("a.paid_on <= as_of", "paid on of a is at most as of"),
        ("reports[year = a]", "reports where (year is a)"),
        ("reports[-1]", "the last of reports"),
        ("reports[2]", "item 2 of reports"),
        ("count(reports) >= 2", "the number of reports is at least 2"),
        ("every x in reports satisfies x > 1", "for every x of reports: x is more than 1"),
        ("for x in reports return x * 2", "x × 2 for each x of reports"),
        ('a + duration("P45D")', "a + 45 days"),
        ('@"P1Y6M"', "1 year and 6 months"),
        ("date(year + 1, 1, 31)", "31 January of year + 1"),
        ('date("1998-05-15")', "1998-05-15"),
        ("a between 1 and 2", "a is between 1 and 2"),
        ("[1..4]", "1 to 4"),
        ('["x", "two words"]', "[x, “two words”]"),
        ("{a: 1}", "`{a: 1}`"),
        ("true", "yes"),
    ],
)
def test_feel_reads_as_words(text: str, words: str) -> None:
    assert in_words(text, NAMES, TITLES) == words
