from __future__ import annotations

from typing import Any

from checker.authoring.probe.vocabulary import choices

SCHEMA: dict[str, Any] = {
    "properties": {
        "grade": {"enum": ["a", "b", None]},
        "visits": {"items": {"properties": {"by": {"$ref": "#/$defs/by"}}}},
        "drawn": {"type": "number"},
    },
    "$defs": {"by": {"enum": ["x", "y"]}},
}


def test_choices_are_the_texts_of_an_enumeration() -> None:
    assert choices(SCHEMA, ("grade",)) == ("a", "b")


def test_choices_are_found_in_lists_and_behind_references() -> None:
    assert choices(SCHEMA, ("visits", 0, "by")) == ("x", "y")


def test_no_choices_where_the_schema_has_none() -> None:
    assert choices(SCHEMA, ("drawn",)) == ()
    assert choices(SCHEMA, ("unknown", "deeper")) == ()
