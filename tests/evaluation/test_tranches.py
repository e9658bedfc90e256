from __future__ import annotations

from decimal import Decimal

import pytest

from tests.evaluation.world import GRANTS, World, payment, planting, survey, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


def test_all_conditions_met_is_eligible_with_an_exact_amount(world: World) -> None:
    tranche = world.tranche([planting("A", 50), survey(60)], "2001-12-31")
    assert tranche.status == "eligible"
    assert tranche.amount is not None
    assert (tranche.amount.value, tranche.amount.currency) == (Decimal("30000.30"), "USD")
    assert [finding.id for finding in tranche.conditions] == [
        "grant-1/planted/2001",
        "grant-1/seen/2001",
    ]


def test_one_broken_condition_is_not_eligible(world: World) -> None:
    tranche = world.tranche([planting("A", Decimal("49.9")), survey(60)], "2001-12-31")
    assert tranche.status == "not-eligible"


def test_an_open_condition_is_undetermined_and_the_amount_unknown(world: World) -> None:
    tranche = world.tranche([planting("A", 50)], "2001-12-31")
    assert tranche.status == "undetermined"
    assert tranche.amount is None
    assert tranche.missing == ("survey of 2001 (from the office)",)


def test_a_standing_hold_withholds(world: World) -> None:
    tranche = world.tranche([planting("A", 91), survey(60)], "2001-12-31")
    assert tranche.status == "withheld"
    assert tranche.holds == ("stop/A",)


def test_a_hold_on_a_later_subject_leaves_the_tranche_alone(world: World) -> None:
    documents = [planting("A", 50), planting("B", 91, year=2002), survey(60)]
    tranche = world.tranche(documents, "2001-12-31")
    assert (tranche.status, tranche.holds) == ("eligible", ())


def test_a_lifted_hold_stays_visible_and_does_not_withhold(world: World) -> None:
    documents = [planting("A", 91), survey(201)]
    assert world.tranche(documents, "2001-12-31").status == "eligible"
    hold = world.consequences(documents, "2001-12-31")["stop/A"]
    assert hold.lifted_by == ("S-2001",)
    assert hold.because == ("too-big/P-A-2001",)
    assert hold.message == "Plot A is too big"


def test_a_paid_tranche_is_released(world: World) -> None:
    tranche = world.tranche([planting("A", 1), survey(60), payment()], "2001-12-31")
    assert (tranche.status, tranche.released_by) == ("released", ("PAY-2001",))
    assert tranche.conditions[0].status == "violated"


def test_a_payment_received_later_has_not_released_yet(world: World) -> None:
    documents = [planting("A", 50), survey(60), payment(received="2001-07-01")]
    assert world.tranche(documents, "2001-06-30").status == "eligible"
    assert world.tranche(documents, "2001-07-01").status == "released"
