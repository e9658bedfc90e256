from __future__ import annotations

import pytest

from checker.evaluation.narrowing import following
from checker.model.verdict import Consequence, ConsequenceKind
from tests.evaluation.world import GRANTS, World, payment, planting, survey, write_world


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
    assert free.tranches[0].status == "eligible"
    assert [finding.id for finding in free.findings] == ["too-big/P-A-2001"]
    assert (free.status, free.exit_status) == ("violated", 1)


def test_another_tranche_does_not_match(world: World) -> None:
    verdict = world.assess([planting("A", 91), survey(60)], "2001-12-31", tranche="2002/1")
    assert verdict.tranches == ()


TOUCHING = """
definitions:
  - {id: rate, title: Rate, name: rate, norm: n1, value: "surveys[1].area"}
tranches:
  - id: grant
    title: Grant
    norm: n1
    amount: rate
    payments: {of: payments, where: document.year = 2001}
    conditions:
      - {id: planted, title: Planted, norm: n1, require: count(plantings) > 0}
limits:
  - {id: too-big, title: No plot is too big, norm: n2, for_each: {report: plantings},
     measure: report.area, at_most: 90}
  - {id: late, title: No survey is late, norm: n2, for_each: {report: surveys},
     measure: report.year, at_most: 2001}
  - {id: paid-late, title: No payment is late, norm: n2, for_each: {one: payments},
     measure: one.year, at_most: 2001}
"""


@pytest.fixture(scope="module")
def touching(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), TOUCHING)


def test_a_violation_of_the_evidence_for_a_condition_stays(touching: World) -> None:
    verdict = touching.assess([planting("A", 91), survey(5)], "2001-12-31", tranche="grant")
    assert [finding.id for finding in verdict.findings] == ["too-big/P-A-2001"]
    assert (verdict.exit_status, verdict.violated_elsewhere) == (1, 0)


def test_a_violation_of_the_evidence_for_the_amount_stays(touching: World) -> None:
    papers = [planting("A", 90), survey(5, year=2002)]
    verdict = touching.assess(papers, "2001-12-31", tranche="grant")
    assert [finding.id for finding in verdict.findings] == ["late/S-2002"]
    assert verdict.exit_status == 1


def test_what_touches_nothing_of_it_is_counted(touching: World) -> None:
    later = [payment(2002, amount=1), payment(2003, amount=1)]
    verdict = touching.assess([planting("A", 90), survey(5), *later], "2001-12-31", tranche="grant")
    assert verdict.findings == ()
    assert (verdict.exit_status, verdict.violated_elsewhere) == (0, 2)


def test_a_payment_that_is_too_large_stays_with_any_tranche(touching: World) -> None:
    papers = [planting("A", 90), survey(5), payment(amount=6)]
    verdict = touching.assess(papers, "2001-12-31", tranche="grant")
    assert [finding.id for finding in verdict.findings] == ["payment/grant"]
    assert verdict.exit_status == 1


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
