from __future__ import annotations

from typing import Any

import pytest

from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    STRING,
    ContextType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)
from checker.packs.checks.document_types import declared_type, document_types


def field(schema: Any) -> Type:
    """Return the type of a field with this schema."""
    whole = {"properties": {"f": schema}, "$defs": {"date": {"type": "string", "format": "date"}}}
    return document_types({"report": whole})["report"].fields["f"]


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, STRING),
        ({"type": "string", "format": "date"}, DATE),
        ({"$ref": "#/$defs/date"}, DATE),
        ({"$ref": "#/$defs/none"}, ANY),
        ({"type": ["boolean", "null"]}, BOOLEAN),
        ({"type": "number", "x-unit": "m3"}, NumberType("m3")),
        ({"type": "integer"}, NumberType()),
        ({"enum": ["a", "b", None]}, StringType(("a", "b"))),
        ({"type": "array", "items": {"type": "string"}}, ListType(STRING)),
        ({"properties": {"a": {"type": "string"}}}, ContextType({"a": STRING})),
        ({}, ANY),
    ],
)
def test_fields_have_the_types_that_their_schemas_allow(schema: Any, expected: Type) -> None:
    assert field(schema) == expected


def test_a_schema_that_contains_itself_ends() -> None:
    schema = {"properties": {"part": {"$ref": "#"}}}
    assert isinstance(document_types({"tree": schema})["tree"].fields["part"], ContextType)


REPORT = ContextType({"year": NumberType()}, "report")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("number", NumberType("t")),
        ("number (m3)", NumberType("m3")),
        (" list < report > ", ListType(REPORT)),
        ("range<date>", RangeType(DATE)),
        ("context", CONTEXT),
        ("list<list<string>>", ListType(ListType(STRING))),
        ("list<paper>", None),
        ("text", None),
    ],
)
def test_types_as_packs_write_them(text: str, expected: Type | None) -> None:
    assert declared_type(text, "t", {"report": REPORT}) == expected
