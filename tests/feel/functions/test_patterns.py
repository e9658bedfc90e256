"""Regular expressions as XPath has them, within bounds."""

from __future__ import annotations

from contextlib import suppress

import pytest

from checker.feel.errors import LimitExceeded
from tests.feel.builders import call, call_named


@pytest.mark.parametrize(
    ("text", "pattern", "flags", "outcome"),
    [
        ("foobar", "^fo*b", "", True),
        ("foobar", "bar", "", True),
        ("foobar", "^bar", "", False),
        ("abc", "ABC", "i", True),
        ("a\nb", "a.b", "", False),
        ("a\nb", "a.b", "s", True),
        ("a\nb", "^b$", "", False),
        ("a\nb", "^b$", "m", True),
        ("a\n", "a$", "", False),
        ("hello world", " hello[ ]world", "x", True),
        ("hello world", r"\p{ I s B a s i c L a t i n }+", "x", True),
        ("a[b", r"a\[ b", "x", True),
        ("helloworld", "hello[ ]world", "x", False),
        ("x", "[a-z-[aeiou]]", "", True),
        ("e", "[a-z-[aeiou]]", "", False),
        ("aa", r"^(.)\1$", "", True),
        ("7", r"^\d$", "", True),
        ("x:y", r"^\i\c*$", "", True),
        ("_", r"^\w$", "", False),
        ("_", r"^[\w]$", "", False),
        ("+", r"^\w$", "", True),
        ("\u00a0", r"^\s$", "", False),
        ("\u00a0", r"^\S$", "", True),
        (r"\s", r"^\\s$", "", True),
        ("K", "\u212a", "i", True),
        ("o", "[A-Z-[IO]]", "i", False),
        ("ab2", r"(a)b\12", "", False),
        ("aba2", r"(a)b\12", "", True),
        ("a", "(", "", None),
        ("a", "a{2,1}", "", None),
        ("a", "a++", "", None),
        ("a", "[a", "", None),
        ("a", r"(.)\2", "", None),
        ("a", r"(asd)[\1]", "", None),
        ("a", r"\p{ IsBasicLatin}", "", None),
        ("a", "(?i)A", "", None),
        ("a", "a", "q", None),
        ("a", "a", "p", None),
        ("a", "(" * 3000 + "a" + ")" * 3000, "", None),
    ],
)
def test_matches(text: str, pattern: str, flags: str, outcome: bool | None) -> None:
    assert call("matches", text, pattern, flags) is outcome


def test_flags_may_be_left_out_or_null() -> None:
    assert call("matches", "a", "a") is True
    assert call("matches", "a", "a", None) is True
    assert call("matches", "a", "a", []) is None
    assert call_named("matches", input="a", pattern="A", flags="i") is True


@pytest.mark.parametrize(
    ("text", "pattern", "replacement", "flags", "result"),
    [
        ("banana", "a", "o", "", "bonono"),
        ("abcd", "(ab)|(a)", "[1=$1][2=$2]", "", "[1=ab][2=]cd"),
        ("abracadabra", "bra", "*", "", "a*cada*"),
        ("abracadabra", "a.*?a", "*", "", "*c*bra"),
        ("facetiously", "[iouy]", "[$0]", "", "facet[i][o][u]sl[y]"),
        ("abc", "b", r"\$\\", "", r"a$\c"),
        ("abc", "(b)", "$12", "", "ab2c"),
        ("abc", "b", "$1", "", "ac"),
        ("abc", "B", "x", "i", "axc"),
        ("abc", "b", "$", "", None),
        ("abc", "b", "\\n", "", None),
        ("abc", "x*", "-", "", None),
        ("abc", "[", "-", "", None),
    ],
)
def test_replace(text: str, pattern: str, replacement: str, flags: str, result: str | None) -> None:
    assert call("replace", text, pattern, replacement, flags) == result


@pytest.mark.parametrize(
    ("text", "delimiter", "result"),
    [
        ("John Doe", r"\s", ["John", "Doe"]),
        ("a;b;c;;", ";", ["a", "b", "c", "", ""]),
        ("a1b22c", "[0-9]+", ["a", "b", "c"]),
        ("(a)(b)", r"(\()|(\))", ["", "a", "", "b", ""]),
        ("abc", "", None),
        ("abc", "(", None),
    ],
)
def test_split(text: str, delimiter: str, result: list[str] | None) -> None:
    assert call("split", text, delimiter) == result


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(.*a){20}"])
def test_no_pattern_runs_away(pattern: str) -> None:
    """Would not end otherwise."""
    with suppress(LimitExceeded):
        call("matches", "a" * 200 + "b" * 200, pattern + "x")


@pytest.mark.parametrize("pattern", ["((a{1000}){1000}){1000}", "a{99999999999}", "(a{9}){99999}"])
def test_no_pattern_becomes_too_large(pattern: str) -> None:
    with pytest.raises(LimitExceeded):
        call("matches", "a", pattern)


def test_ordinary_repetitions_are_allowed() -> None:
    assert call("matches", "AB-0012-XYZ", r"^[A-Z]{2}-(\d{2}){2}-[A-Z]{1,100}$") is True
