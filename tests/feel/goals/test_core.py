from __future__ import annotations

from decimal import Decimal

from checker import feel
from checker.feel.goals.env import Env
from tests.feel.goals.readers import reader

D = Decimal


def test_a_part_of_a_tree_has_its_value_with_the_names_around_it() -> None:
    one = reader()
    node = one.library.compile("x * 2 + y", ("x", "y")).node
    assert isinstance(node, feel.nodes.Arithmetic)
    env = Env({"x": D(3), "y": D(1)})
    assert (one.value(node, env), one.value(node.left, env)) == (D(7), D(6))


def test_the_definitions_that_ask_are_told_the_innermost_first() -> None:
    inner = feel.Definition("inner", "plots[year = y][1].area", ("y",))
    outer = feel.Definition("outer", "inner(y) + 1", ("y",))
    one = reader({}, inner, outer)
    ((need,),) = one.compared("outer(2001)", "<=", "5", {})
    assert need.via == ("inner", "outer")
