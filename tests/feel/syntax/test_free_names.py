"""Which names an expression takes from outside, and what guards each use."""

from __future__ import annotations

import pytest

from checker.feel.syntax.free_names import uses
from checker.feel.syntax.parser import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a + b.c", [("a", "none"), ("b", "none")]),
        ("if a then b else c", [("a", "none"), ("b", "branch"), ("c", "branch")]),
        ("a[b = item.c]", [("a", "none"), ("b", "filter")]),
        ("for a in b return a + c", [("b", "none"), ("c", "branch")]),
        ("for a in b, d in a return partial", [("b", "none")]),
        ("for a in b, d in e return 1", [("b", "none"), ("e", "branch")]),
        ("some a in b satisfies a > c", [("b", "none"), ("c", "branch")]),
        ("function(a) a + b", [("b", "branch")]),
        ("{a: b, c: a}", [("b", "none")]),
        ("{c: a, a: b}", [("a", "none"), ("b", "none")]),
        ("a[if b then c else d]", [("a", "none"), *((n, "filter") for n in "bcd")]),
    ],
)
def test_names_that_are_bound_inside_are_not_taken(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(use.node.name, use.guard) for use in uses(parse(text))] == expected
