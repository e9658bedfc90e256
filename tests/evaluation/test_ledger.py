from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.found import Found
from checker.evaluation.ledger import Ledger
from checker.model.verdict import Status
from tests.evaluation.world import GRANTS, World, planting, survey, write_world

SURVEYED_ALONE = GRANTS.replace(
    'for_each: {year: "[2001]"}\n    amount',
    'for_each: {year: "[2001, 2002]"}\n    applies: surveyed(year) > 0\n    amount',
)
"""The same for two years, with a grant for those that a survey does not call empty."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


def test_a_rule_is_judged_once_and_only_when_it_is_asked_for(world: World) -> None:
    ledger = Ledger(world.scope([planting("A", 91)], "2001-12-31"))
    (first,), (second,) = ledger.of("too-big"), ledger.of("too-big")
    assert first is second
    assert (first.finding.id, first.finding.status) == ("too-big/P-A-2001", Status.VIOLATED)


def test_what_is_settled_is_taken_over_as_it_is(world: World) -> None:
    scope = world.scope([planting("A", 91)], "2001-12-31")
    (found,) = Ledger(scope).of("too-big")
    settled = found.finding.model_copy(update={"status": Status.WAIVED})
    again = Ledger(scope, {settled.id: Found(settled, found.instance)})
    assert [each.finding.status for each in again.of("too-big")] == [Status.WAIVED]


def test_a_tranche_without_conditions_has_none_for_each_instance(world: World) -> None:
    ledger = Ledger(world.scope([planting("A", 50), survey(60)], "2001-12-31"))
    bare = ledger.scope.pack.topic.tranches[0].model_copy(update={"conditions": ()})
    assert ledger.conditions(bare) == [()] * len(ledger.instances(bare)) != []


def test_conditions_are_found_for_each_instance_of_their_tranche(world: World) -> None:
    ledger = Ledger(world.scope([planting("A", 50), survey(60)], "2001-12-31"))
    (tranche,) = ledger.scope.pack.topic.tranches
    (row,) = ledger.conditions(tranche)
    assert [each.finding.id for each in row] == ["grant-1/planted/2001", "grant-1/seen/2001"]
    assert row[0] is ledger.of("grant-1/planted")[0]


@pytest.mark.parametrize(("area", "years"), [(0, [2002]), (1, [2001, 2002])])
def test_a_tranche_exists_unless_it_is_known_not_to(
    tmp_path: Path, area: int, years: list[int]
) -> None:
    ledger = Ledger(write_world(tmp_path, SURVEYED_ALONE).scope([survey(area)], "2001-12-31"))
    (tranche,) = ledger.scope.pack.topic.tranches
    assert [each.bindings["year"] for each in ledger.instances(tranche)] == years
