from __future__ import annotations

from checker.authoring.probe.values import places, spoken, with_value, without


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
