"""Filters, and when an index is asked instead of each item."""

from __future__ import annotations

import pytest

from checker.feel.compiler.filter_emitter import conjuncts
from checker.feel.syntax.parser import parse
from tests.feel.compiler.code import run, source


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("items[f = x]", True),
        ("items[x = f]", True),
        ("items[f = x and g > 1]", True),
        ("items[f > x]", False),
        ("items[f = x or g = 1]", False),
        ("items[f = item.g]", False),
        ("[items][f = x]", False),
        ("x[f = 1]", False),
    ],
)
def test_an_index_is_asked_for_equality_with_fields_of_a_lasting_list(
    text: str, asked: bool
) -> None:
    assert ("S.among" in source(text, "x", lasting=("items",))) is asked


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("items[f = 1].g", ["a"]),
        ("items[f > 0 and g = x].f", [2]),
        ("items[g = null].f", [None]),
        ("items[-1].f", None),
        ("items[n].f", 2),
        ("items[item.f = 2].g", ["b"]),
        ("(1)[item > 0]", [1]),
        ("(1)[2]", None),
        ("missing[f = 1]", None),
    ],
)
def test_items_are_kept_or_taken_by_position(text: str, value: object) -> None:
    items = [{"f": 1, "g": "a"}, {"f": 2, "g": "b"}, {"h": 1}]
    assert run(text, items=items, x="b", n=2, missing=None) == value


def test_every_operand_of_and_is_a_condition_of_its_own() -> None:
    assert conjuncts(parse("a and b and c")) == (parse("a"), parse("b"), parse("c"))
    assert conjuncts(parse("a or b")) == (parse("a or b"),)
