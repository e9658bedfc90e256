from __future__ import annotations

from checker import feel
from checker.feel.goals.env import Env, Kept, Written


def test_a_name_that_is_bound_again_loses_its_tree() -> None:
    node = feel.parse("1 + 1", feel.known_names(()))
    written = Env().bound("x", None, Written(node, Env()))
    assert "x" in written.trees
    again = written.bound("x", "text")
    assert (again.values, again.trees) == ({"x": "text"}, {})


def test_a_predicate_on_a_field_is_one_on_the_item_by_its_path() -> None:
    node = feel.parse("item > 1", feel.known_names(("item",)))
    assert Kept(node, Env()).below("area").below("east").path == ("east", "area")
