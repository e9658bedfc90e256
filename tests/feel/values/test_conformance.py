from __future__ import annotations

import pytest

from checker.feel import types
from checker.feel.functions import BUILTINS
from checker.feel.values import conformance, to_feel
from checker.feel.values.notation import to_string
from tests.feel.builders import at, rng

NAMES = types.ListType(types.STRING)
NAMED = types.ContextType({"name": types.STRING})


@pytest.mark.parametrize(
    ("value", "wanted", "outcome"),
    [
        (1, types.NUMBER, True),
        (True, types.NUMBER, False),
        (1, types.ANY, True),
        (None, types.ANY, False),
        (None, types.NULL, True),
        (1, types.NULL, False),
        (at("2021-01-01"), types.DATE, True),
        (at("2021-01-01"), types.DATE_TIME, False),
        (at("2021-01-01T00:00:00"), types.DATE, False),
        (at("-2021-01-01"), types.DATE, True),
        (["a", "b"], NAMES, True),
        ([], NAMES, True),
        (["a", None], NAMES, True),
        (["a", 1], NAMES, False),
        ("a", NAMES, False),
        ({"name": "x", "age": 1}, NAMED, True),
        ({"name": None}, NAMED, True),
        ({"age": 1}, NAMED, False),
        ([{"name": "x"}], types.ListType(NAMED), True),
        (rng("[1..2]"), types.RangeType(types.NUMBER), True),
        (rng("[1..2]"), types.RangeType(types.STRING), False),
        (rng("[1..)"), types.RangeType(types.NUMBER), True),
        (BUILTINS["sqrt"], types.FunctionType((types.NUMBER,), types.NUMBER), True),
        (BUILTINS["sqrt"], types.FunctionType((types.STRING,), types.NUMBER), False),
        (BUILTINS["sqrt"], types.FunctionType((types.NUMBER,), types.ANY), True),
        (1, types.FunctionType((), types.ANY), False),
    ],
)
def test_instance_of(value: object, wanted: types.Type, outcome: bool) -> None:
    assert conformance.instance_of(to_feel(value), wanted) is outcome


@pytest.mark.parametrize(
    ("value", "wanted", "result"),
    [
        ([1], types.NUMBER, 1),
        ([1, 2], types.NUMBER, None),
        (1, types.ListType(types.NUMBER), [1]),
        ("a", types.ListType(types.NUMBER), None),
        (["a"], types.NUMBER, None),
        (None, NAMES, None),
        ({"name": "x", "age": 1}, NAMED, {"name": "x", "age": 1}),
        ({"age": 1}, NAMED, None),
        (1, types.ANY, 1),
        ([1], types.ANY, [1]),
    ],
)
def test_coercion(value: object, wanted: types.Type, result: object) -> None:
    assert conformance.coerce(to_feel(value), wanted) == to_feel(result)


def test_a_date_becomes_midnight_in_utc_where_a_date_and_time_is_declared() -> None:
    assert (
        to_string(conformance.coerce(at("2021-01-01"), types.DATE_TIME)) == "2021-01-01T00:00:00Z"
    )


def test_types_conform_part_by_part() -> None:
    number_list = types.ListType(types.NUMBER)
    wide = types.ContextType({"a": types.NUMBER, "b": types.STRING})
    narrow = types.ContextType({"a": types.NUMBER})
    to_any = types.FunctionType((types.NUMBER,), types.ANY)
    from_any = types.FunctionType((types.ANY,), types.NUMBER)
    assert types.conforms_to(number_list, types.ListType(types.ANY))
    assert not types.conforms_to(types.ListType(types.ANY), number_list)
    assert types.conforms_to(wide, narrow)
    assert not types.conforms_to(narrow, wide)
    assert types.conforms_to(from_any, to_any)
    assert not types.conforms_to(to_any, from_any)
    assert types.conforms_to(types.NULL, narrow)
    assert not types.conforms_to(types.DATE, types.DATE_TIME)
