"""Types that an expression names."""

from __future__ import annotations

import pytest

from checker.feel.syntax import nodes, parser
from checker.feel.typecheck.declared_types import read_at_literal, read_type
from checker.feel.typecheck.type_scope import TypeScope
from checker.feel.types import (
    ANY,
    DAYS_DURATION,
    NUMBER,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    Type,
)
from tests.feel.typecheck.typed_names import checked


def read(text: str) -> tuple[Type, list[str]]:
    node = parser.parse(f"x instance of {text}", ["x"])
    assert isinstance(node, nodes.InstanceOf)
    scope = TypeScope({}, {"tTonnes": NumberType("t")})
    return read_type(node.type, scope), [problem.kind for problem in scope.problems]


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("number", NUMBER),
        ("tTonnes", NumberType("t")),
        ("list<tTonnes>", ListType(NumberType("t"))),
        ("range<number>", RangeType(NUMBER)),
        ("context<a: number>", ContextType({"a": NUMBER})),
        ("function<number> -> tTonnes", FunctionType((NUMBER,), NumberType("t"))),
    ],
)
def test_a_type_is_read_with_its_parts(text: str, of: Type) -> None:
    assert read(text) == (of, [])


def test_an_unknown_type_is_reported_and_counts_as_any() -> None:
    assert read("list<nummer>") == (ListType(ANY), ["unknown-type"])
    problem = checked("1 instance of nummer")[1][0]
    assert problem.message == "`nummer` is not a type"
    assert problem.hint == "did you mean `number`?"


def test_a_literal_of_a_date_or_duration_has_the_type_of_its_value() -> None:
    assert read_at_literal("P45D") == DAYS_DURATION
    assert read_at_literal("45 days") is None
