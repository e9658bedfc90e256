"""What names and paths give."""

from __future__ import annotations

import pytest

from tests.feel.compiler.code import run, source


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x", 1),
        ("unknown", None),
        ("items[f = x].f", [1]),
        ("items[x = 1].f", [1]),
        ("items[g = 5].f", [2]),
        ("items[f = 2][g = x + 2].f", [2]),
        ("[[1], [2]][item[1] = 2]", [[2]]),
    ],
)
def test_in_a_filter_a_key_of_the_item_comes_first(text: str, value: object) -> None:
    assert run(text, x=1, items=[{"f": 1}, {"f": 2, "g": 5, "x": 3}]) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("record.a", 1),
        ("record.b", None),
        ("items.a", [1, None]),
        ("text.a", None),
        ("missing.a", None),
        ('@"1998-05-01".year', 1998),
        ("[1..3].end", 3),
    ],
)
def test_a_path_never_fails(text: str, value: object) -> None:
    given = {"record": {"a": 1}, "items": [{"a": 1}, {}], "text": "a", "missing": None}
    assert run(text, **given) == value


def test_a_global_name_is_fetched_once_a_function() -> None:
    assert source("a + a * a", lasting=("a",)).count("S.values.get") == 1
