"""Walking a tree, and when two trees are equal."""

from __future__ import annotations

from checker.feel.syntax import nodes
from checker.feel.syntax.parser import parse


def test_trees_that_read_the_same_are_equal_wherever_they_stand() -> None:
    assert parse("a  +  1") == parse("a + 1.0") == parse("/* c */ a + 1")
    assert parse("a + 1") != parse("1 + a")


def test_children_come_in_the_order_of_the_text() -> None:
    found = nodes.children(parse("if a then b else c"))
    assert [child.name for child in found if isinstance(child, nodes.Name)] == ["a", "b", "c"]


def test_a_walk_meets_every_node_before_those_below_it() -> None:
    kinds = [type(node).__name__ for node in nodes.walk(parse("f(-a)[b]"))]
    assert kinds == ["Filter", "Call", "Name", "Negation", "Name", "Name"]


def test_the_height_counts_levels() -> None:
    assert [nodes.height(parse(text)) for text in ("a", "-a", "1 + -a")] == [1, 2, 3]
