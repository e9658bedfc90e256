"""Texts are parsed once, and read as their names say."""

from __future__ import annotations

import pytest

from checker import feel
from checker.feel import nodes


def test_a_text_is_parsed_once_whatever_its_local_names_are() -> None:
    trees = feel.Trees(("made",))
    assert trees.expression("made > 3", ("year",)) is trees.expression("made > 3")


def test_a_name_of_several_words_reads_another_tree() -> None:
    trees = feel.Trees()
    difference, name = trees.expression("net-sum"), trees.expression("net-sum", ("net-sum",))
    assert isinstance(difference, nodes.Arithmetic)
    assert isinstance(name, nodes.Name)


def test_global_names_of_several_words_are_known() -> None:
    assert isinstance(feel.Trees(("net sum",)).expression("net sum"), nodes.Name)


def test_unary_tests_and_expressions_of_one_text_are_kept_apart() -> None:
    trees = feel.Trees()
    assert isinstance(trees.unary_tests("3"), nodes.UnaryTests)
    assert isinstance(trees.expression("3"), nodes.Literal)


def test_a_mistake_is_reported_each_time() -> None:
    trees = feel.Trees()
    for _ in range(2):
        with pytest.raises(feel.FeelSyntaxError):
            trees.expression("1 +")


def test_a_library_takes_over_trees_that_are_there() -> None:
    trees = feel.Trees(("x", "double"))
    tree = trees.expression("2 * x")
    library = feel.Library([feel.Definition("double", "2 * x")], ("x",), trees=trees)
    assert library.definitions["double"].node is tree
