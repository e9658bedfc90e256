from __future__ import annotations

import pytest

from checker.authoring.strength.atoms import atoms, names_behind
from checker.feel import parse

DEFINITIONS = {
    "within": parse("made(well) <= cap"),
    "reported": parse("count(reports) > 0"),
    "settled": parse('{found: judgements[1], result: found.result = "good"}.result'),
    "made": parse("sum(reports.made)"),
}


def compares(text: str) -> list[bool]:
    """Return for each part that decides a condition whether it compares."""
    return [each.compares for each in atoms(parse(text), DEFINITIONS)]


@pytest.mark.parametrize(
    "text",
    [
        "report.made <= cap",
        "report.made = other.made",
        "report.years <= 4",
        "count(reports) >= 2",
        "report.made between 1 and 5",
        "list contains(bids.sender, award.sender)",
        "within",
        "not(within)",
        "every r in reports satisfies r.made < cap",
    ],
)
def test_one_thing_against_another_is_a_comparison(text: str) -> None:
    assert compares(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "report.signed_on != null",
        "report.signed_on <= as_of",
        "report.is_new = true",
        'report.kind = "closure"',
        "report.is_new",
        "count(reports) > 0",
        "0 < count(reports)",
        'list contains(report.parts, "cover")',
        "reported",
        "settled",
    ],
)
def test_what_is_there_or_was_chosen_is_not(text: str) -> None:
    assert compares(text) == [False]


def test_each_part_of_a_condition_is_seen() -> None:
    assert compares("reported and (within or report.is_new)") == [False, True, False]
    assert compares("if reported then within else report.is_new") == [True, False]
    assert compares("if reported then true else null") == [False]


def test_a_definition_that_calls_itself_ends() -> None:
    turning = {"loop": parse("loop and report.is_new")}
    assert len(list(atoms(parse("loop"), turning))) == 2


def test_names_are_followed_to_what_they_stand_for() -> None:
    (settled,) = atoms(parse("settled"), DEFINITIONS)
    assert "judgements" in names_behind(settled)
    (reported,) = atoms(parse("reported"), DEFINITIONS)
    assert names_behind(reported) == {"count", "reports"}
