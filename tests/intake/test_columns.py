from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.intake.columns import CellKind, columns_of, is_list, kind_at

SCHEMA: dict[str, Any] = {
    "properties": {
        "type": {"const": "paper"},
        "id": {"type": "string"},
        "on": {"type": ["string", "null"], "format": "date"},
        "votes": {
            "type": "object",
            "properties": {"for": {"type": "integer"}, "against": {"type": "integer"}},
        },
        "parts": {"type": "array", "items": {"enum": ["a", "b"]}},
        "rows": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "name": {"type": "string"},
                    "days": {"type": "array", "items": {"type": "string", "format": "date"}},
                },
            },
        },
        "subject": {"type": "object"},
        "level": {"enum": [1, 2, Decimal(3)]},
        "share": {"enum": [Decimal("0.5"), 1]},
        "value": {"type": ["string", "number", "boolean"]},
        "sure": {"type": "boolean"},
        "replaces": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
    }
}


def test_nested_fields_have_columns_of_their_own() -> None:
    keys = [column.key for column in columns_of(SCHEMA)]
    assert keys == [
        "id",
        "on",
        "votes.for",
        "votes.against",
        "parts[]",
        "rows[].name",
        "rows[].days[]",
        "subject",
        "level",
        "share",
        "value",
        "sure",
        "replaces[]",
    ]


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("id", CellKind.TEXT),
        ("on", CellKind.DAY),
        ("votes.for", CellKind.WHOLE),
        ("parts[]", CellKind.TEXT),
        ("rows[].days[]", CellKind.DAY),
        ("subject", CellKind.NESTED),
        ("level", CellKind.WHOLE),
        ("share", CellKind.NUMBER),
        ("value", CellKind.ANY),
        ("sure", CellKind.YES_NO),
    ],
)
def test_a_cell_holds_what_the_schema_says(key: str, kind: CellKind) -> None:
    column = next(column for column in columns_of(SCHEMA) if column.key == key)
    assert column.kind is kind
    assert kind_at(SCHEMA, column.path) is kind


def test_a_list_shares_a_cell_and_is_named_by_its_field() -> None:
    columns = {column.key: column for column in columns_of(SCHEMA)}
    assert columns["parts[]"].is_list
    assert columns["parts[]"].path == ("parts", 0)
    assert columns["rows[].days[]"].name == "days"
    assert not columns["rows[].name"].is_list
    assert is_list(SCHEMA, ("replaces",))
    assert not is_list(SCHEMA, ("subject",))


def test_a_schema_that_refers_to_itself_ends() -> None:
    schema = {"properties": {"a": {"$ref": "#"}}, "type": "object"}
    assert [column.key for column in columns_of(schema)] == ["a.a.a.a.a"]
