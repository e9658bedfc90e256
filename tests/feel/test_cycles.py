"""The shortest cycle through a name."""

from __future__ import annotations

import pytest

from checker.feel import shortest_cycle


@pytest.mark.parametrize(
    ("graph", "cycle"),
    [
        ({"a": ["a"]}, ["a", "a"]),
        ({"a": ["b"], "b": ["a"]}, ["a", "b", "a"]),
        ({"a": ["b", "c"], "b": ["d"], "c": ["a"], "d": ["a"]}, ["a", "c", "a"]),
        ({"a": ["b", "c"], "b": ["a"], "c": ["a"]}, ["a", "b", "a"]),
        ({"a": ["b"], "b": ["c"], "c": ["b"]}, None),
        ({"a": []}, None),
    ],
)
def test_the_first_of_the_shortest_is_found(
    graph: dict[str, list[str]], cycle: list[str] | None
) -> None:
    assert shortest_cycle("a", graph) == cycle


def test_a_long_cycle_is_found_at_once() -> None:
    graph = {str(n): [str((n + 1) % 2000)] for n in range(2000)}
    found = shortest_cycle("0", graph)
    assert found is not None
    assert len(found) == 2001
