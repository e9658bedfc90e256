"""Logic, conditions, loops, lists, contexts and ranges."""

from __future__ import annotations

import pytest

from checker.feel.values import Value
from tests.feel.compiler.code import run, source


@pytest.mark.parametrize(
    ("x", "y", "conjunction", "disjunction"),
    [
        (True, True, True, True),
        (True, False, False, True),
        (False, None, False, None),
        (None, False, False, None),
        (None, True, None, True),
        (True, None, None, True),
        (None, None, None, None),
        (1, True, None, True),
        (False, "a", False, None),
    ],
)
def test_logic_has_three_values(x: Value, y: Value, conjunction: Value, disjunction: Value) -> None:
    assert run("x and y", x=x, y=y) is conjunction
    assert run("x or y", x=x, y=y) is disjunction


@pytest.mark.parametrize(("x", "value"), [(True, 1), (False, 2), (None, 2), ("true", 2)])
def test_anything_but_true_takes_the_alternative(x: Value, value: int) -> None:
    assert run("if x then 1 else 2", x=x) == value


@pytest.mark.parametrize(
    ("items", "some", "every"),
    [
        ([], False, True),
        ([1, None], None, False),
        ([None, 3], True, None),
        ([3, 4], True, True),
        ([1, 3], True, False),
        (3, True, True),
        (None, None, None),
    ],
)
def test_quantifiers_have_three_values(items: Value, some: Value, every: Value) -> None:
    assert run("some i in items satisfies i > 2", items=items) is some
    assert run("every i in items satisfies i > 2", items=items) is every


def test_an_inner_list_that_is_null_makes_the_whole_loop_null() -> None:
    assert run("for i in [1, 2], j in x return j", x=None) is None
    assert run("for i in 3..1 return i") == [3, 2, 1]


def test_partial_is_copied_only_where_it_could_end_up_in_the_result() -> None:
    assert "S.copied" not in source("for i in 1..3 return count(partial) + partial[1]")
    assert "S.copied" in source("for i in 1..3 return [partial]")
    assert "S.copied" in source("for i in 1..3 return function() count(partial)")


def test_entries_see_those_before_them_and_a_repeated_key_makes_null() -> None:
    assert run("{a: x, b: a + 1}", x=1) == {"a": 1, "b": 2}
    assert run("{a: 1, a: 2}") is None


def test_a_range_between_different_kinds_is_null() -> None:
    assert run('[x.."b"]', x=1) is None
    assert run("2 in [x..3)", x=1) is True
