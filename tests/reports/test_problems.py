import json

import pytest

from checker.model.problems import Position, Problem
from checker.reports import Style
from checker.reports.problems import FORMATS, render
from tests.reports.outputs import PROBLEMS


def many(number: int) -> tuple[Problem, ...]:
    return tuple(
        Problem(Position("a.json", f"/{n}", n + 1, 1), "wrong-type", f"wrong {n}")
        for n in range(number)
    )


def test_text_stops_after_a_hundred_with_a_count_of_the_rest() -> None:
    text = render(many(103))
    assert text.startswith("a.json: 103 problems\n")
    assert text.count("[wrong-type]") == 100
    assert text.endswith("\nand 3 more problems\n")


def test_a_hundred_are_shown_without_a_count_of_the_rest() -> None:
    assert "more problem" not in render(many(100))


def test_verbose_text_and_machine_formats_are_complete() -> None:
    assert render(many(103), "text", Style(verbose=True)).count("[wrong-type]") == 103
    assert len(json.loads(render(many(103), "json"))["problems"]) == 103
    assert render(many(103), "github").count("::error ") == 103


def test_json_keeps_every_part() -> None:
    problem = json.loads(render(PROBLEMS, "json"))["problems"][2]
    assert problem == {
        "file": "case/reports.json",
        "pointer": "/3/output",
        "line": 12,
        "column": 5,
        "code": "wrong-type",
        "message": "output must be a number",
        "expected": "a number of t",
        "found": '"12"',
        "hint": "write 12 without quotation marks",
    }


def test_no_problems() -> None:
    assert render(()) == "No problems found.\n"
    assert json.loads(render((), "json")) == {"problems": []}
    assert render((), "github") == ""


@pytest.mark.parametrize("format_", FORMATS)
def test_what_was_found_may_be_anything(format_: str) -> None:
    odd = Problem(
        Position("a\x1b[1m.json", "/\ud800", 1, 1),
        "wrong-type",
        "\x1b]0;title\x07 [bold]",
        found="\ud800" + "x" * 1000,
    )
    text = render([odd], format_)
    text.encode("utf-8")
    assert "\x1b" not in text


def test_long_values_are_cut_off_for_people() -> None:
    problem = Problem(Position("a.json"), "wrong-type", "wrong", found="x" * 1000)
    text = render([problem], "text", Style(width=2000))
    assert "Found: " + "x" * 299 + "…\n" in text


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are text, json, github, sarif, junit"):
        render((), "html")
