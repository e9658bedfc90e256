"""Type expressions as types."""

from __future__ import annotations

import pytest

from checker.feel.compiler.resolved_types import resolve_type
from checker.feel.syntax import nodes
from checker.feel.syntax.parser import parse
from checker.feel.types import DATE, NUMBER, ContextType, FunctionType, ListType, RangeType, Type


def resolved(text: str) -> Type | None:
    node = parse(f"x instance of {text}", ["x"])
    assert isinstance(node, nodes.InstanceOf)
    return resolve_type(node.type, {"tDay": DATE})


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("tDay", DATE),
        ("list<tDay>", ListType(DATE)),
        ("range<number>", RangeType(NUMBER)),
        ("context<a: number, b: tDay>", ContextType({"a": NUMBER, "b": DATE})),
        ("function<number> -> tDay", FunctionType((NUMBER,), DATE)),
    ],
)
def test_a_type_is_resolved_with_its_parts(text: str, of: Type) -> None:
    assert resolved(text) == of


@pytest.mark.parametrize(
    "text",
    ["day", "list<day>", "range<day>", "context<a: number, b: day>", "function<day> -> number",
     "function<number> -> day"],
)  # fmt: skip
def test_one_unknown_part_makes_the_whole_type_unknown(text: str) -> None:
    assert resolved(text) is None
