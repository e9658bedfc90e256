from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker.model.verdict import Tranche
from tests.evaluation.world import World, planting, survey, write_world

DAY = "2001-12-31"
RULES = """
tranches:
  - id: grant
    title: Grant of a year
    norm: n1
    for_each: {year: "[2001, 2002]"}
    amount: "1000"
    payments: {of: payments, where: document.year = year}
    conditions:
      - {id: seen, title: Surveyed, norm: n2, require: count(surveys) > 0}
limits:
  - {id: too-big, title: No plot is too big, norm: n1, for_each: {report: plantings},
     measure: report.area, at_most: 90}
consequences:
  - id: fine
    title: Fine for a plot that is too big
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      penalty: fine
      on: {plot: big.report.plot}
      amount: (big.report.area - 90) * 10.01
      at_most: FINE_CAP
      reduces: grant
      where: tranche.year >= big.report.year
"""


def _world(root: Path, cap: str = "700") -> World:
    return write_world(root, RULES.replace("FINE_CAP", cap))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return _world(tmp_path_factory.mktemp("plots"))


def _grants(world: World, area: object) -> list[Tranche]:
    papers = [planting("A", area), survey(1)]
    return list(world.assess(papers, DAY).tranches)


def _payable(tranche: Tranche) -> str:
    assert tranche.payable is not None
    return str(tranche.payable.value)


def test_no_penalty_takes_nothing(world: World) -> None:
    first, second = _grants(world, 90)
    assert (_payable(first), len(first.reductions)) == ("1000.00", 0)
    assert _payable(second) == "1000.00"


def test_a_penalty_is_taken_once_and_shown(world: World) -> None:
    first, second = _grants(world, 91)
    (taken,) = first.reductions
    assert (taken.consequence, taken.amount.value) == ("fine/A", Decimal("10.01"))
    assert first.amount is not None
    assert (first.amount.value, _payable(first)) == (Decimal(1000), "989.99")
    assert (len(second.reductions), _payable(second)) == (0, "1000.00")


@pytest.mark.parametrize(("area", "left"), [(159, "309.31"), (160, "300.00"), (500, "300.00")])
def test_a_penalty_stops_at_its_cap(world: World, area: int, left: str) -> None:
    assert _payable(_grants(world, area)[0]) == left


def test_what_one_payment_cannot_bear_is_taken_from_the_next(tmp_path: Path) -> None:
    first, second = _grants(_world(tmp_path, "1500"), 1000)
    assert (_payable(first), _payable(second)) == ("0.00", "500.00")
    assert first.status == "eligible"


def test_an_unknown_penalty_leaves_the_payment_open(tmp_path: Path) -> None:
    first, _ = _grants(_world(tmp_path, "surveys[year = 1999][1].area"), 91)
    assert (str(first.status), _payable(first)) == ("undetermined", "0.00")


def test_a_subject_that_the_penalty_is_not_about_is_paid_in_full(world: World) -> None:
    papers = [planting("A", 91, year=2002), survey(1)]
    first, second = world.assess(papers, DAY).tranches
    assert (_payable(first), _payable(second)) == ("1000.00", "989.99")
