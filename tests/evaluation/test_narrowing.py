from __future__ import annotations

import pytest

from checker.evaluation.narrowing import following
from checker.model.verdict import Consequence, ConsequenceKind
from tests.evaluation.world import GRANTS, World, planting, survey, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


@pytest.mark.parametrize("wanted", ["grant-1", "grant-1/2001", "2001/1", "1"])
def test_a_verdict_can_be_narrowed_to_a_tranche(world: World, wanted: str) -> None:
    documents = [planting("A", 91), planting("B", 1), survey(60)]
    verdict = world.assess(documents, "2001-12-31", tranche=wanted)
    assert [tranche.id for tranche in verdict.tranches] == ["grant-1"]
    assert [consequence.id for consequence in verdict.consequences] == ["stop/A"]


def test_a_narrowed_verdict_tells_what_holds_the_tranche_back(world: World) -> None:
    documents = [planting("A", 91), planting("B", 1), survey(60)]
    held = world.assess(documents, "2001-12-31", tranche="grant-1")
    assert [finding.id for finding in held.findings] == ["too-big/P-A-2001"]
    assert (held.tranches[0].status, held.status, held.exit_status) == ("withheld", "violated", 1)
    free = world.assess([*documents, survey(201, year=2002)], "2001-12-31", tranche="grant-1")
    assert (free.findings, free.tranches[0].status, free.exit_status) == ((), "eligible", 0)


def test_another_tranche_does_not_match(world: World) -> None:
    verdict = world.assess([planting("A", 91), survey(60)], "2001-12-31", tranche="2002/1")
    assert verdict.tranches == ()


def consequence(name: str, *because: str) -> Consequence:
    return Consequence(
        id=name,
        kind=ConsequenceKind.PENALTY,
        measure="fine",
        rule=name,
        title=name,
        because=because,
        source="agreement 1",
        message="",
    )


def test_a_consequence_of_a_consequence_is_told_with_its_finding() -> None:
    chain = [
        consequence("a-refund", "closure"),
        consequence("closure", "overrun"),
        consequence("other", "elsewhere"),
    ]
    assert [each.id for each in following(chain, {"overrun"})] == ["a-refund", "closure"]


def test_a_hold_is_told_with_its_tranche_whatever_brought_it() -> None:
    assert following([consequence("hold", "elsewhere")], {"hold"})


def test_consequences_of_what_is_not_told_are_left_out() -> None:
    assert following([consequence("closure", "overrun")], {"another"}) == ()
