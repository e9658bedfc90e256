"""What a name stands for, from the inside out."""

from __future__ import annotations

from checker.feel.compiler.bindings import Global, Items, NameTable, Variable

OUTER = NameTable({"a": Global(), "b": Global()})


def test_an_inner_name_hides_an_outer_one() -> None:
    inner = OUTER.with_variables({"a": "x1"})
    assert inner.resolve("a") == ((), Variable("x1"))
    assert inner.resolve("b") == ((), Global())
    assert inner.resolve("c") == ((), None)


def test_filters_between_a_name_and_its_use_come_first_the_innermost_before_others() -> None:
    first, second = Items("i1", "k1"), Items("i2", "k2")
    within = OUTER.with_items(first).with_variables({"a": "x1"}).with_items(second)
    assert within.resolve("a") == ((second,), Variable("x1"))
    assert within.resolve("b") == ((second, first), Global())
    assert within.resolve("unknown") == ((second, first), None)
