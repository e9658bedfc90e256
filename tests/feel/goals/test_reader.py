from __future__ import annotations

import pytest

from tests.feel.goals.readers import in_words, reader, ways


@pytest.mark.parametrize("text", ["null", '@"2001-01-01"', "function(x) x", "{a: 1}", "[1..2]"])
def test_what_has_no_way_gives_none(text: str) -> None:
    assert ways(f"({text}) = 5") == []


def test_two_expressions_are_compared() -> None:
    found = reader().compared("plots[1].area", "<=", "3 + 4", {})
    assert [in_words(way) for way in found] == [["plots area <= 7"]]


def test_names_that_are_given_are_not_looked_for() -> None:
    assert reader().compared("x", "<=", "3", {"x": None}) == []
