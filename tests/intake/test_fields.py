from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.intake.fields import (
    description_at,
    expected_at,
    names_at,
    required_at,
    shown,
    type_words,
    unit_at,
)
from checker.model.pointers import Steps

SCHEMA: dict[str, Any] = {
    "properties": {
        "amount": {"type": "number", "x-unit": "USD", "title": "Amount"},
        "paid_on": {"$ref": "#/$defs/day", "description": "when it was paid"},
        "kind": {"enum": ["a", 1]},
        "parts": {"items": {"properties": {"id": {"type": ["string", "null"]}}}},
        "lost": {"$ref": "#/$defs/nowhere"},
    },
    "required": ["amount"],
    "allOf": [{"properties": {"more": {"type": "integer", "x-unit": "t"}}, "required": ["more"]}],
    "if": {},
    "then": {"properties": {"map": {"additionalProperties": {"type": "boolean"}}}},
    "$defs": {"day": {"type": "string", "format": "date"}},
}


def test_names_and_needs_come_from_every_branch() -> None:
    assert names_at(SCHEMA, ()) == ["amount", "paid_on", "kind", "parts", "lost", "more", "map"]
    assert required_at(SCHEMA, ()) == {"amount", "more"}


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (("amount",), "a number in USD"),
        (("more",), "a whole number in t"),
        (("paid_on",), "a date written year-month-day, such as 1998-12-31"),
        (("kind",), 'one of "a", 1'),
        (("parts", 3, "id"), "text in quotes or null"),
        (("map", "x"), "true or false"),
    ],
)
def test_what_belongs_somewhere_is_told_in_words(path: Steps, words: str) -> None:
    assert expected_at(SCHEMA, path) == words


def test_nothing_is_said_where_the_schema_says_nothing() -> None:
    assert expected_at(SCHEMA, ("parts", 0, "id", "x")) is None
    assert description_at(SCHEMA, ("kind",)) is None
    assert unit_at(SCHEMA, ("kind",)) is None
    assert names_at(SCHEMA, ("lost",)) == []


def test_a_description_goes_before_a_title() -> None:
    assert description_at(SCHEMA, ("paid_on",)) == "when it was paid"
    assert description_at(SCHEMA, ("amount",)) == "Amount"


def test_null_comes_last() -> None:
    assert type_words(["null", "number"], "t") == "a number in t or null"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "null"),
        (True, "true"),
        (Decimal("1E+2"), "100"),
        ("a\x1b", '"a?"'),
        ("x" * 61, '"' + "x" * 57 + '..."'),
        ({}, "an object"),
        ([], "a list"),
    ],
)
def test_values_are_shown_in_short(value: object, words: str) -> None:
    assert shown(value) == words
