from checker.model.problems import Position, Problem
from checker.reports import Style
from checker.reports.problems import render
from tests.reports.problems.many import many


def test_text_stops_after_a_hundred_with_a_count_of_the_rest() -> None:
    text = render(many(103))
    assert text.startswith("a.json: 103 problems\n")
    assert text.count("[wrong-type]") == 100
    assert text.endswith("\nand 3 more problems\n")


def test_a_hundred_are_shown_without_a_count_of_the_rest() -> None:
    assert "more problem" not in render(many(100))


def test_long_values_are_cut_off_for_people() -> None:
    problem = Problem(Position("a.json"), "wrong-type", "wrong", found="x" * 1000)
    text = render([problem], "text", Style(width=2000))
    assert "Found: " + "x" * 299 + "…\n" in text
