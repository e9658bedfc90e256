"""Types as text, and which conforms to which."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    DATE,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
    conforms_to,
)

AB = ContextType({"a": NUMBER, "b": STRING})


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (NumberType("t"), "number (t)"),
        (ListType(RangeType(DATE)), "list<range<date>>"),
        (ContextType(), "context"),
        (ContextType({"b": STRING, "a": NUMBER}), "context<a: number, b: string>"),
        (FunctionType((NUMBER, DATE), ANY), "function<number, date> -> Any"),
    ],
)
def test_a_type_is_written_as_in_feel(of: Type, text: str) -> None:
    assert str(of) == text


def test_the_order_of_entries_a_title_and_parameter_names_make_no_difference() -> None:
    assert ContextType({"b": STRING, "a": NUMBER}, "report") == AB
    assert FunctionType((NUMBER,), ANY, ("n",)) == FunctionType((NUMBER,), ANY)


@pytest.mark.parametrize(
    ("given", "wanted", "conforms"),
    [
        (NULL, NUMBER, True),
        (NUMBER, ANY, True),
        (ANY, NUMBER, False),
        (NumberType("t"), NUMBER, True),
        (NumberType("t"), NumberType("USD"), False),
        (StringType(("a",)), StringType(("b",)), True),
        (ListType(NUMBER), ListType(STRING), False),
        (AB, ContextType({"a": NUMBER}), True),
        (ContextType({"a": NUMBER}), AB, False),
        (FunctionType((ANY,), NUMBER), FunctionType((NUMBER,), ANY), True),
        (FunctionType((NUMBER,), NUMBER), FunctionType((ANY,), NUMBER), False),
        (FunctionType((), NUMBER), FunctionType((NUMBER,), NUMBER), False),
    ],
)
def test_what_conforms(given: Type, wanted: Type, conforms: bool) -> None:
    assert conforms_to(given, wanted) is conforms
