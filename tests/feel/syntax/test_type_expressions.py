"""Type expressions, after `instance of` and at parameters."""

from __future__ import annotations

import pytest

from checker.feel import FeelSyntaxError, nodes, parse
from checker.feel.syntax.nodes import Span

ANY = Span(0, 0, 1, 1)


def test_types_are_read_with_their_parts() -> None:
    node = parse("x instance of function<list<number>, context<a b: date>> -> range<time>")
    assert isinstance(node, nodes.InstanceOf)
    number, date, time = (nodes.NamedType(name, span=ANY) for name in ("number", "date", "time"))
    assert node.type == nodes.FunctionTypeNode(
        (
            nodes.ListTypeNode(number, span=ANY),
            nodes.ContextTypeNode((("a b", date),), span=ANY),
        ),
        nodes.RangeTypeNode(time, span=ANY),
        span=ANY,
    )


def test_a_type_may_be_a_name_of_several_words_or_with_dots() -> None:
    for text in ("days and time duration", "tReport.line"):
        node = parse(f"x instance of {text}")
        assert isinstance(node, nodes.InstanceOf)
        assert node.type == nodes.NamedType(text, span=ANY)


@pytest.mark.parametrize(
    ("text", "column"),
    [("list<>", 20), ("list<number", 26), ("context<a>", 23), ("function<number>", 31), ("1", 15)],
)
def test_a_mistake_in_a_type_is_found_where_it_stands(text: str, column: int) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        parse(f"x instance of {text}")
    assert caught.value.column == column
