"""What a declared paper asks of its fields."""

from __future__ import annotations

from checker.model.paper_to_come import PaperToCome

PAPER = PaperToCome.model_validate(
    {"type": "plan", "fields": {"year": "y"}, "bounds": {"area": {"at_most": "5", "above": 0}}}
)


def test_fields_are_equal_and_bounds_compared() -> None:
    assert list(PAPER.asked()) == [("year", "=", "y"), ("area", "<=", "5"), ("area", ">", "0")]


def test_each_text_has_its_place() -> None:
    assert list(PAPER.texts()) == [
        ("/fields/year", "y"),
        ("/bounds/area/at_most", "5"),
        ("/bounds/area/above", "0"),
    ]
    assert list(PAPER.names()) == [("year", "/fields/year"), ("area", "/bounds/area")]
