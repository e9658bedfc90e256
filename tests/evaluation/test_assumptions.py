from __future__ import annotations

import pytest

from checker.model.verdict import Assumption
from tests.evaluation.world import World, planting, survey, write_world

DAY = "2001-12-31"
RULES = """
definitions:
  - id: size
    title: Size of what was planted
    norm: n2
    name: size
    parameters: {in_year: number}
    unit: ha
    value: >-
      if count(surveys[year = in_year]) > 0 then surveys[year = in_year][1].area
      else sum(plantings.area)
    assumption:
      text: "Without a survey of {in_year} the plantings are taken at their word."
      when: count(surveys[year = in_year]) = 0
    interpretation: >-
      A survey is held
      now and then only.
tranches:
  - id: grant
    title: Grant
    norm: n1
    for_each: {year: "[2001]"}
    amount: "100"
    conditions:
      - {id: planted, title: Planted, norm: n1, measure: size(year), at_least: "10", unit: ha}
  - id: bonus
    title: Bonus
    norm: n1
    for_each: {year: "[2001]"}
    amount: size(year)
    conditions:
      - {id: planted, title: Planted, norm: n1, require: count(plantings) > 0}
  - id: loan
    title: Loan
    norm: n1
    for_each: {year: "[2001]"}
    amount: "100"
    conditions:
      - {id: as-reported, title: As reported, norm: n1, finding: reported}
checks:
  - id: reported
    title: Reported
    norm: n2
    applies: count(plantings[area = 0]) = 0
    require: count(plantings) > 0
    assumption: {text: No planting of nothing was left out., when: count(plantings) = 1}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def _assumed(world: World, *papers: object, tranche: str | None = None) -> list[tuple[str, str]]:
    verdict = world.assess(list(papers), DAY, tranche=tranche)  # type: ignore[arg-type]
    return [(each.tranche or "", each.text) for each in verdict.assumptions]


WORD = "Without a survey of 2001 the plantings are taken at their word."
NOTHING = "No planting of nothing was left out."


def test_it_is_listed_with_every_tranche_that_it_helps(world: World) -> None:
    assert _assumed(world, planting("A", 10)) == [
        ("grant/2001", WORD),
        ("bonus/2001", WORD),
        ("loan/2001", NOTHING),
        ("", NOTHING),
    ]


def test_it_says_of_which_norm_and_why(world: World) -> None:
    assert world.assess([planting("A", 10)], DAY).assumptions[0] == Assumption(
        text=WORD,
        norm="n2",
        tranche="grant/2001",
        because="A survey is held now and then only.",
    )


def test_where_the_paper_is_there_nothing_is_assumed(world: World) -> None:
    papers = [planting("A", 10), planting("B", 1), survey(10)]
    assert _assumed(world, *papers) == []


def test_what_did_not_help_is_not_listed(world: World) -> None:
    assert _assumed(world, planting("A", 9), planting("B", 0)) == [("bonus/2001", WORD)]


def test_a_verdict_on_one_tranche_lists_its_own(world: World) -> None:
    assert _assumed(world, planting("A", 10), tranche="grant") == [("grant/2001", WORD)]
