import json

import pytest

from checker.model.problems import Position, Problem
from checker.reports import Style
from checker.reports.problems import FORMATS, render
from tests.reports.problems.many import many


def test_verbose_text_and_machine_formats_are_complete() -> None:
    assert render(many(103), "text", Style(verbose=True)).count("[wrong-type]") == 103
    assert len(json.loads(render(many(103), "json"))["problems"]) == 103
    assert render(many(103), "github").count("::error ") == 103


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


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are text, json, github, sarif, junit"):
        render((), "html")
