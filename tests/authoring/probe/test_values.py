from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.authoring.probe.values import as_submitted, places, spoken, with_value, without


def test_dates_of_a_record_are_texts_again() -> None:
    record = {"day": date(2003, 1, 2), "list": [{"day": date(2004, 5, 6)}], "n": Decimal("1.50")}
    assert as_submitted(record) == {
        "day": "2003-01-02",
        "list": [{"day": "2004-05-06"}],
        "n": Decimal("1.50"),
    }


def test_places_reach_into_objects_and_lists() -> None:
    assert list(places({"a": [{"b": 1}], "c": 2})) == [
        (("a",), [{"b": 1}]),
        (("a", 0), {"b": 1}),
        (("a", 0, "b"), 1),
        (("c",), 2),
    ]
    assert spoken(("a", 0, "b")) == "a[].b"


def test_changing_a_value_leaves_the_original_alone() -> None:
    value = {"a": [{"b": 1}, {"b": 2}]}
    assert with_value(value, ("a", 1, "b"), 3) == {"a": [{"b": 1}, {"b": 3}]}
    assert without(value, ("a", 0)) == {"a": [{"b": 2}]}
    assert value == {"a": [{"b": 1}, {"b": 2}]}
