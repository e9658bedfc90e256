"""Terms are read off a schema wherever they stand in it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.evidence.terms import ITEMS, Terms, terms_of, values_at


def test_a_schema_without_keywords_asks_for_nothing() -> None:
    assert terms_of({"properties": {"a": {"type": "string"}}}) == Terms()


def test_a_type_that_anybody_issues_names_no_issuer() -> None:
    assert terms_of({"x-issued-by": "anybody"}).issued_by is None
    assert terms_of({"x-issued-by": ["warden"]}).issued_by == ("warden",)


def test_fields_are_found_in_objects_lists_and_references() -> None:
    marked = {"type": "string", "x-past": True}
    schema = {
        "allOf": [{"$ref": "#/$defs/base"}],
        "properties": {
            "approvals": {"properties": {"board": marked}},
            "visits": {"items": {"properties": {"on": marked}}},
        },
        "$defs": {"base": {"properties": {"by": {"x-speaker": True}}}},
    }
    terms = terms_of(schema)
    assert terms.past == (("approvals", "board"), ("visits", ITEMS, "on"))
    assert terms.speakers == (("by",),)


def test_a_schema_that_refers_to_itself_ends() -> None:
    schema: dict[str, Any] = {"properties": {"part": {"$ref": "#/$defs/part"}}, "$defs": {}}
    schema["$defs"]["part"] = {"allOf": [{"$ref": "#/$defs/part"}], "x-past": True}
    assert terms_of(schema).past == (("part",),)


def test_values_come_with_their_places() -> None:
    record = {"visits": [{"on": Decimal(1)}, {"on": None}, {}, {"on": Decimal(2)}]}
    assert list(values_at(record, ("visits", ITEMS, "on"))) == [
        ("visits[1].on", Decimal(1)),
        ("visits[4].on", Decimal(2)),
    ]
