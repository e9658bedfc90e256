"""Built-in functions: their forms, and how arguments fit them."""

from __future__ import annotations

import pytest

from checker.feel.functions import BUILTINS, SECTIONS
from checker.feel.functions.signature import Builtin, form
from checker.feel.types import ANY
from checker.feel.values import to_feel


def test_the_table_is_its_own_documentation() -> None:
    for table in SECTIONS.values():
        for builtin in table:
            assert BUILTINS[builtin.name] is builtin
            assert builtin.doc.endswith(".")
            assert builtin.forms


def test_forms_read_as_in_the_standard() -> None:
    (form,) = BUILTINS["substring"].forms
    assert str(form) == "(string: string, start position: number, length?: number) -> string"
    assert BUILTINS["substring"].parameters == ("string", "start position", "length")


PART = Builtin(
    "part", "", form("list: list, start: number, most?: number", ANY, lambda *a: list(a))
)
ANY_OF = Builtin("any of", "", form("first: string, rest...: number", ANY, lambda *a: list(a)))


@pytest.mark.parametrize(
    ("args", "result"),
    [
        ([["a"], 1], [["a"], 1, None]),
        ([["a"], 1, 2], [["a"], 1, 2]),
        (["a", 1], [["a"], 1, None]),
        ([["a"], [1]], [["a"], 1, None]),
        ([["a"], [1, 2]], None),
        ([["a"]], None),
        ([["a"], 1, 2, 3], None),
        ([["a"], None], None),
        ([["a"], "1"], None),
    ],
)
def test_arguments_fit_or_are_converted_or_give_null(args: list[object], result: object) -> None:
    assert PART.call(to_feel(args)) == result


def test_named_arguments_may_leave_out_only_optional_ones() -> None:
    assert PART.call_named(to_feel({"start": 1, "list": ["a"]})) == [["a"], 1, None]
    assert PART.call_named(to_feel({"list": ["a"]})) is None
    assert PART.call_named(to_feel({"list": ["a"], "start": 1, "length": 1})) is None


def test_a_variadic_parameter_takes_one_or_more() -> None:
    assert ANY_OF.call(to_feel(["a", 1, 2])) == ["a", (1, 2)]
    assert ANY_OF.call(to_feel(["a", 1])) == ["a", (1,)]
    assert ANY_OF.call(["a"]) is None
    assert ANY_OF.call(to_feel(["a", 1, "b"])) is None
