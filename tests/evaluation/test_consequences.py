from __future__ import annotations

import pytest

from tests.evaluation.world import World, planting, survey, write_world

RULES = """
limits:
  - id: too-big
    title: No plot is too big
    norm: n1
    for_each: {report: plantings}
    measure: report.area
    at_most: 90
tranches:
  - id: grant-1
    title: Grant of a year
    norm: n2
    for_each: {year: "[2001, 2002]"}
    amount: "100"
    conditions:
      - {id: seen, title: Surveyed, norm: n2, require: count(surveys) > 0}
consequences:
  - id: stop
    title: Grants stop
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      hold: grants
      on: {farm: big.report.submitted_by}
      due: date(big.report.year + 1, 1, 1)
      where: tranche.year = big.report.year
      lifted_when: count(surveys[year = big.report.year and area > 0]) > 0
  - id: fine
    title: Fine for size
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      penalty: fine
      on: {farm: big.report.submitted_by}
      amount: big.report.area * 10
"""
TWO = [planting("A", 91), planting("B", 91, year=2002)]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def test_what_two_matches_bring_is_one_because_of_both(world: World) -> None:
    stop = world.consequences(TWO, "2003-12-31")["stop/farm"]
    assert stop.because == ("too-big/P-A-2001", "too-big/P-B-2002")
    assert str(stop.due) == "2002-01-01"
    fine = world.consequences(TWO, "2003-12-31")["fine/farm"]
    assert (str(fine.amount and fine.amount.value), fine.missing) == ("910.00", ())


@pytest.mark.parametrize("surveyed", [[2001], [2002]])
def test_it_stands_while_one_of_its_causes_does(world: World, surveyed: list[int]) -> None:
    documents = [*TWO, *(survey(1, year=year) for year in surveyed)]
    assert world.consequences(documents, "2003-12-31")["stop/farm"].lifted_by is None


def test_it_is_lifted_by_what_lifts_it_for_each(world: World) -> None:
    documents = [*TWO, survey(1), survey(1, year=2002)]
    lifted_by = world.consequences(documents, "2003-12-31")["stop/farm"].lifted_by
    assert {"S-2001", "S-2002"} <= set(lifted_by or ())


def test_it_holds_the_tranches_of_both(world: World) -> None:
    tranches = world.assess([*TWO, survey(0)], "2003-12-31").tranches
    assert [(each.status, each.holds) for each in tranches] == [
        ("withheld", ("stop/farm",)),
        ("withheld", ("stop/farm",)),
    ]


def test_amounts_that_differ_are_no_amount(world: World) -> None:
    documents = [planting("A", 91), planting("B", 92, year=2002), planting("C", 91)]
    fine = world.consequences(documents, "2003-12-31")["fine/farm"]
    assert fine.amount is None
    assert fine.missing == ("a single amount: those of its causes differ",)
