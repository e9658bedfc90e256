"""The least and the most that a tranche may be worth."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from checker.unlock import AmountRange, Prospect
from checker.unlock.formats import render
from tests.evaluation.world import World
from tests.unlock.plots import RULES, judgement, planting, survey, unlock, world

BY_AREA = RULES.replace('amount: "1000"', "amount: survey_of(2001).area * 10")


def found(given: World, *papers: dict[str, object]) -> Prospect:
    return unlock(given, [planting(), *papers], "2002-02-10")


def test_an_amount_that_a_paper_to_come_decides_has_a_range(tmp_path: Path) -> None:
    (way,) = found(world(tmp_path, BY_AREA)).ways
    assert isinstance(way.amounts, AmountRange)
    assert (way.amounts.least.value, way.amounts.most.value) == (Decimal(10), Decimal(10000))
    assert way.amounts.decided_by == (way.steps[0].document["id"],)


def test_an_amount_that_is_known_or_printed_has_none(tmp_path: Path) -> None:
    (way,) = found(world(tmp_path / "a", BY_AREA), survey()).ways
    assert way.amounts is None
    (way,) = found(world(tmp_path / "b")).ways
    assert way.amounts is None


def test_the_range_and_who_decides_are_told(tmp_path: Path) -> None:
    given = world(tmp_path, BY_AREA)
    pack = given.load([]).compiled.pack
    told = " ".join(render([found(given)], pack, "text").split())
    assert "USD 10.00 to USD 10,000.00 payable with 2 papers" in told
    assert "The amount depends on: Survey (survey-2001)" in told
    (one,) = json.loads(render([found(given)], pack, "json"))
    assert one["ways"][0]["amounts"]["decided_by"] == ["survey-2001"]


def test_what_is_payable_as_it_is_needs_no_range(tmp_path: Path) -> None:
    assert found(world(tmp_path, BY_AREA), survey(), judgement()).ways == ()
