"""What a schema says of each field."""

from __future__ import annotations

from checker.unlock.shapes import shape

AREA = {"type": "number", "minimum": 0, "x-unit": "ha"}
SCHEMA = {
    "$defs": {
        "area": AREA,
        "plot": {"properties": {"area": {"$ref": "#/$defs/area"}}, "required": ["area"]},
        "ring": {"properties": {"inner": {"$ref": "#/$defs/ring"}}},
    },
    "properties": {
        "area": {"$ref": "#/$defs/area", "maximum": 9},
        "plot": {"allOf": [{"$ref": "#/$defs/plot"}], "properties": {"name": {"type": "string"}}},
        "plots": {"type": "array", "items": {"$ref": "#/$defs/plot"}},
        "ring": {"$ref": "#/$defs/ring"},
    },
    "required": ["area"],
}


def test_what_is_said_by_reference_stands_beside_what_is_said_in_place() -> None:
    found = shape(SCHEMA)
    assert found["properties"]["area"] == {**AREA, "maximum": 9}
    assert found["required"] == ["area"]


def test_objects_and_items_of_lists_have_their_fields() -> None:
    fields = shape(SCHEMA)["properties"]
    assert fields["plot"] == {
        "properties": {"area": AREA, "name": {"type": "string"}},
        "required": ["area"],
    }
    assert fields["plots"]["items"] == {"properties": {"area": AREA}, "required": ["area"]}


def test_a_reference_that_leads_back_to_itself_comes_to_an_end() -> None:
    part, depth = shape(SCHEMA)["properties"]["ring"], 0
    while "inner" in part.get("properties", {}):
        part, depth = part["properties"]["inner"], depth + 1
    assert 1 <= depth < 10
