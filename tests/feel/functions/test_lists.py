from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.errors import LimitExceeded
from checker.feel.functions import BUILTINS
from checker.feel.values import Value, to_feel
from checker.feel.values.operations import less
from tests.feel.builders import PythonFunction, at, call, call_named

ASCENDING = PythonFunction(less, "x", "y")


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("list contains", ([1, 2, 3], 2), True),
        ("list contains", ([1, None], None), True),
        ("list contains", ([1, 2], "2"), False),
        ("list contains", (1, 1), True),
        ("list contains", (None, 1), None),
        ("count", ([1, [2, 3]],), 2),
        ("count", ([],), 0),
        ("count", ("a",), 1),
        ("count", (None,), None),
        ("count", (1, 2), None),
        ("min", ([3, 1, 2],), 1),
        ("max", (1, 3, 2), 3),
        ("max", ([],), None),
        ("min", (1,), 1),
        ("min", ([1, "a"],), None),
        ("max", ([1, None],), None),
        ("max", ([True],), None),
        ("max", ("a", "c", "b"), "c"),
        ("max", ([at("2020-01-01"), at("2021-01-01")],), at("2021-01-01")),
        ("sum", ([1, 2, 3],), 6),
        ("sum", (1, 2, 3), 6),
        ("sum", (1,), 1),
        ("sum", ([],), None),
        ("sum", ([1, None],), None),
        ("sum", ([1, True],), None),
        ("sum", (None,), None),
        ("sum", ([at("P1D")],), None),
        ("product", ([2, 3, 4],), 24),
        ("product", ([],), None),
        ("mean", ([1, 2, 3],), 2),
        ("mean", ([],), None),
        ("median", (8, 2, 5, 3, 4), 4),
        ("median", ([6, 1, 2, 3],), Decimal("2.5")),
        ("median", ([],), None),
        ("stddev", (2, 4, 7, 5), Decimal("2.081665999466132735282297706979931")),
        ("stddev", ([47],), None),
        ("stddev", ([],), None),
        ("stddev", ([1, 1, 1],), 0),
        ("mode", (6, 3, 9, 6, 6), [6]),
        ("mode", ([6, 1, 9, 6, 1],), [1, 6]),
        ("mode", ([],), []),
        ("mode", ([1, "a"],), None),
        ("all", ([True, None, False],), False),
        ("all", ([True, None],), None),
        ("all", ([],), True),
        ("all", (True, True), True),
        ("all", (0,), None),
        ("all", (), None),
        ("any", ([False, None, True],), True),
        ("any", ([False, None],), None),
        ("any", ([],), False),
        ("any", (False,), False),
        ("sublist", ([4, 5, 6], 1, 2), [4, 5]),
        ("sublist", ([4, 5, 6], 2), [5, 6]),
        ("sublist", ([4, 5, 6], -2), [5, 6]),
        ("sublist", ([4, 5, 6], -1, 1), [6]),
        ("sublist", ([4, 5, 6], 0, 1), None),
        ("sublist", ([4, 5, 6], 4), None),
        ("sublist", ([4, 5, 6], 2, 3), None),
        ("sublist", ([4, 5, 6], 2, 0), None),
        ("append", ([1], 2, 3), [1, 2, 3]),
        ("append", ([1], None), [1, None]),
        ("append", ([1], [2]), [1, [2]]),
        ("append", (1, 2), [1, 2]),
        ("append", ([1],), None),
        ("append", (None, 1), None),
        ("concatenate", ([1, 2], [3]), [1, 2, 3]),
        ("concatenate", ([1], 2, [[3]]), [1, 2, [3]]),
        ("concatenate", ([1], None), None),
        ("insert before", ([1, 3], 1, 2), [2, 1, 3]),
        ("insert before", ([1, 3], -1, 2), [1, 2, 3]),
        ("insert before", ([1, 3], 3, 2), None),
        ("insert before", ([1, 3], 0, 2), None),
        ("insert before", ([1], 1, None), [None, 1]),
        ("remove", ([1, 2, 3], 2), [1, 3]),
        ("remove", ([1, 2, 3], -1), [1, 2]),
        ("remove", ([1, 2, 3], 4), None),
        ("list replace", ([2, 4, 7, 8], 3, 6), [2, 4, 6, 8]),
        ("list replace", ([2, 4], -1, None), [2, None]),
        ("list replace", ([2, 4], 3, 1), None),
        ("list replace", ([2, 4, 7, 8], ASCENDING, 5), [5, 5, 7, 8]),
        ("list replace", ([2, 4], PythonFunction(lambda item: True, "item"), 5), None),
        ("list replace", ([2, 4], PythonFunction(lambda item, new: 1, "a", "b"), 5), None),
        ("reverse", ([1, 2, 3],), [3, 2, 1]),
        ("index of", ([1, 2, 3, 2], 2), [2, 4]),
        ("index of", ([1, None], None), [2]),
        ("index of", ([1], 2), []),
        ("union", ([1, 2], [2, 3]), [1, 2, 3]),
        ("distinct values", ([1, "1", True, 1, Decimal("1.0"), None, None],), [1, "1", True, None]),
        ("distinct values", ([[1], [1], {"a": 1}, {"a": 1}],), [[1], {"a": 1}]),
        ("distinct values", ([at("10:00:00Z"), at("11:00:00+01:00")],), [at("10:00:00Z")]),
        ("flatten", ([[1, 2], [[3]], 4, []],), [1, 2, 3, 4]),
        ("sort", ([3, 1, 2], ASCENDING), [1, 2, 3]),
        ("sort", ([3, "a", 2], ASCENDING), None),
        ("sort", ([], ASCENDING), []),
        ("sort", ([1],), None),
    ],
)
def test_lists(name: str, args: tuple[object, ...], result: object) -> None:
    found = call(name, *args)
    assert found == to_feel(result)
    assert [type(item) for item in _parts(found)] == [
        type(item) for item in _parts(to_feel(result))
    ]


def _parts(value: Value) -> list[Value]:
    return value if isinstance(value, list) else [value]


def test_named_arguments() -> None:
    assert call_named("append", list=[1], item=2) == [1, 2]
    assert call_named("sublist", list=[1, 2, 3], start_position=2) == [2, 3]
    assert call_named("sublist", list=[1, 2, 3], start_position=2, length=1) == [2]
    assert call_named("list replace", list=[1, 2], position=1, newItem=5) == [5, 2]
    assert call_named("sum", list=[1, 2]) == 3
    assert call_named("sum", lst=[1, 2]) is None
    assert call_named("count", list=None) is None


def test_sorting_keeps_the_order_of_equal_items() -> None:
    pairs = [{"k": 2, "n": 1}, {"k": 1, "n": 2}, {"k": 2, "n": 3}, {"k": 1, "n": 4}]
    by_key = PythonFunction(lambda x, y: x["k"] < y["k"], "x", "y")
    found = call("sort", pairs, by_key)
    assert [item["n"] for item in found] == [2, 4, 1, 3]


def test_a_list_is_not_changed() -> None:
    items = to_feel([1, 2])
    for name, args in (("append", [Decimal(3)]), ("remove", [Decimal(1)]), ("reverse", [])):
        BUILTINS[name].call([items, *args])
    assert items == [1, 2]


def test_lists_cannot_grow_without_end() -> None:
    half = [Decimal(1)] * 600_000
    with pytest.raises(LimitExceeded):
        BUILTINS["concatenate"].call([half, half])


def test_flattening_does_not_depend_on_the_depth() -> None:
    nested: Value = [Decimal(1)]
    for _ in range(50_000):
        nested = [nested]
    assert BUILTINS["flatten"].call([nested]) == [1]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1))
def test_numbers_of_a_list(numbers: list[int]) -> None:
    assert call("sum", numbers) == sum(numbers)
    assert call("min", numbers) == min(numbers)
    assert call("sort", numbers, ASCENDING) == sorted(numbers)
    assert call("distinct values", numbers) == list(dict.fromkeys(numbers))
