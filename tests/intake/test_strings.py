"""What schemas say of strings, found without a validator: the same as a validator says."""

from __future__ import annotations

from typing import Any

import pytest

from checker.intake.schemas import Schema
from checker.intake.strings import strings_of

DAY = {"type": "string", "format": "date"}
REFERENCE = {"type": "string", "x-references": "permit"}
PROSE = {"type": "string", "x-prose": True}
EITHER = {"anyOf": [REFERENCE, {"type": "array", "items": REFERENCE}]}


def found(schema: dict[str, Any], value: object) -> set[tuple[str, bool, bool, object]]:
    said = strings_of(schema)
    assert said is not None
    return {
        (pointer, each.is_date, each.is_prose, each.reference)
        for pointer, each in said.found_in(value)
    }


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"properties": {"on": DAY, "by": REFERENCE, "why": PROSE}}, {"on": "1999-01-01"}),
        ({"properties": {"on": DAY, "by": REFERENCE}}, {"by": "P", "other": "1999-01-01"}),
        ({"properties": {"a/b~c": DAY}}, {"a/b~c": "1999-01-01"}),
        ({"properties": {"days": {"items": DAY}}}, {"days": ["1999-01-01", "2000-01-01"]}),
        ({"properties": {"in": {"properties": {"on": DAY}}}}, {"in": {"on": "1999-01-01"}}),
        ({"properties": {"by": EITHER}}, {"by": "P"}),
        ({"properties": {"by": EITHER}}, {"by": ["P", "Q"]}),
        ({"properties": {"by": {"type": "string", "x-references": True}}}, {"by": "P"}),
        (
            {"allOf": [{"$ref": "#/$defs/e"}], "$defs": {"e": {"properties": {"on": DAY}}}},
            {"on": "1999-01-01"},
        ),
        ({"properties": {"format": PROSE, "x-references": DAY}}, {"format": "prose"}),
        ({"properties": {"on": {**DAY, "enum": ["1999-01-01"]}}}, {"on": "1999-01-01"}),
    ],
)
def test_it_is_what_the_validator_says(schema: dict[str, Any], value: object) -> None:
    ours, theirs = Schema(schema).meaning(value), Schema(schema)._annotated(value)
    assert strings_of(schema) is not None
    assert theirs.is_valid
    assert (set(ours.dates), set(ours.references)) == (set(theirs.dates), set(theirs.references))
    assert ours.prose == theirs.prose


@pytest.mark.parametrize(
    "schema",
    [
        {"anyOf": [{"properties": {"on": DAY}}, {"properties": {"by": REFERENCE}}]},
        {"properties": {"on": {"anyOf": [DAY, PROSE]}}},
        {"oneOf": [{"properties": {"on": DAY}}, {"required": ["by"]}]},
        {"if": {"required": ["by"]}, "then": {"properties": {"on": DAY}}},
        {"patternProperties": {"_on$": DAY}},
        {"additionalProperties": REFERENCE},
        {"properties": {"days": {"prefixItems": [DAY]}}},
        {"dependentSchemas": {"by": {"properties": {"on": DAY}}}},
        {"not": {"$ref": "#/$defs/e"}, "$defs": {"e": DAY}},
        {"properties": {"below": {"$ref": "#"}, "on": DAY}},
        {
            "allOf": [
                {"properties": {"by": REFERENCE}},
                {"properties": {"by": {"x-references": "b"}}},
            ]
        },
        {"$ref": "#/$defs/nowhere"},
    ],
)
def test_what_depends_on_the_value_is_left_to_the_validator(schema: dict[str, Any]) -> None:
    assert strings_of(schema) is None


def test_conditions_that_say_nothing_of_strings_do_not_matter() -> None:
    schema = {
        "properties": {"on": DAY},
        "if": {"properties": {"year": {"minimum": 1999}}},
        "then": {"required": ["on"]},
    }
    assert found(schema, {"on": "1999-01-01"}) == {("/on", True, False, None)}


def test_an_invalid_value_is_left_to_the_validator() -> None:
    schema = Schema({"properties": {"on": DAY, "by": REFERENCE}, "required": ["year"]})
    assert not schema.meaning({"on": "1999-01-01", "by": "P"}).is_valid
