"""Ranges from text."""

from __future__ import annotations

import pytest

from checker.feel.values import Value
from tests.feel.builders import call, rng


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("[18..21)", rng("[18..21)")),
        ("]18..21[", rng("(18..21)")),
        (" [ 1 .. 3 ] ", rng("[1..3]")),
        ("[-1..1e1]", rng("[-1..10]")),
        ("[2..)", rng("[2..)")),
        ("(..2)", rng("(..2)")),
        ('["a".."c"]', None),
    ],
)
def test_ranges_of_numbers(text: str, result: Value) -> None:
    found = call("range", text)
    assert found == result if result else found is not None


@pytest.mark.parametrize(
    "text",
    [
        '[@"2020-01-01"..@"2021-01-01"]',
        '[date("2020-01-01")..date( "2021-01-01" )]',
        '[date and  time("2020-01-01T00:00:00")..@"2021-01-01T00:00:00"]',
        '[time("00:00:00")..@"01:00:00")',
        '(duration("P1D")..@"P2D"]',
        '["a\\"".."b\\u0041"]',
    ],
)
def test_ranges_of_other_types(text: str) -> None:
    assert call("range", text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[..]",
        "(..)",
        "[..2]",
        "[1..]",
        "[3..1]",
        '[1.."b"]',
        '[@"2020-01-01"..@"2020-01-02T00:00:00"]',
        '[@"foo"..@"foo"]',
        "[null..null]",
        ">=10",
        "[1+1..3]",
        "[1..1e999999999]",
        '[date(string("2020-01-01"))..@"2021-01-01"]',
    ],
)
def test_other_texts_are_no_ranges(text: str) -> None:
    assert call("range", text) is None
