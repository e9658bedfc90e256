from __future__ import annotations

from decimal import Decimal

import pytest

from checker.model.verdict import Amount
from tests.evaluation.world import GRANTS, World, payment, planting, survey, write_world

DAY = "2001-12-31"
MET = (planting("A", 50), survey(60))
"""A year whose conditions are met: 30,000.30 are due."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


def _value(amount: Amount | None) -> Decimal:
    assert amount is not None
    return amount.value


@pytest.mark.parametrize(
    ("amount", "status", "payable"),
    [
        ("0", "eligible", "30000.30"),
        ("0.01", "part-released", "30000.29"),
        ("30000.29", "part-released", "0.01"),
        ("30000.30", "released", "0.00"),
        ("30000.31", "released", "0.00"),
    ],
)
def test_what_is_left_of_a_payment_stays_open_to_the_cent(
    world: World, amount: str, status: str, payable: str
) -> None:
    tranche = world.tranche([*MET, payment(amount=Decimal(amount))], DAY)
    assert tranche.status == status
    assert _value(tranche.amount) == Decimal("30000.30")
    assert _value(tranche.paid) == Decimal(amount)
    assert _value(tranche.payable) == Decimal(payable)
    assert tranche.released_by == ("PAY-2001",)


def test_payments_in_parts_add_up(world: World) -> None:
    parts = [payment(amount=Decimal("20000.30")), payment(amount=10000, name="PAY-B")]
    tranche = world.tranche([*MET, *parts], DAY)
    assert (tranche.status, tranche.released_by) == ("released", ("PAY-2001", "PAY-B"))


@pytest.mark.parametrize(
    ("papers", "holds"), [([planting("A", 1), survey(60)], 0), ([planting("A", 91), survey(60)], 1)]
)
def test_the_rest_is_payable_only_while_conditions_hold_and_nothing_is_held(
    world: World, papers: list[object], holds: int
) -> None:
    tranche = world.tranche([*papers, payment(amount=100)], DAY)  # type: ignore[list-item]
    assert tranche.status == "part-released"
    assert len(tranche.holds) == holds
    assert _value(tranche.payable) == 0


def test_a_payment_on_file_counts_before_its_value_date(world: World) -> None:
    tranche = world.tranche([*MET, payment(received="2001-07-01", paid_on="2002-06-30")], DAY)
    assert tranche.status == "released"


def test_more_than_was_due_is_a_finding(world: World) -> None:
    papers = [*MET, payment(amount=Decimal("30000.31"))]
    finding = world.finding("payment/grant-1/2001", papers, DAY)
    assert finding.status == "violated"
    assert finding.figures == "USD 30,000.31 were paid of USD 30,000.30"
    assert set(finding.evidence) == {"PAY-2001", "S-2001"}


def test_exactly_what_was_due_is_no_finding(world: World) -> None:
    findings = world.assess([*MET, payment()], DAY).findings
    assert "payment" not in {finding.rule for finding in findings}


def test_a_payment_booked_on_nothing_is_asked_about(world: World) -> None:
    finding = world.finding("payment/PAY-1999", [*MET, payment(1999, amount=5)], DAY)
    assert finding.status == "undetermined"
    assert finding.missing == ("what PAY-1999 was paid for",)


def test_a_payment_booked_elsewhere_that_is_as_large_stops_the_money(world: World) -> None:
    tranche = world.tranche([*MET, payment(1999)], DAY)
    assert tranche.status == "undetermined"
    assert tranche.missing == ("what PAY-1999 was paid for",)
    assert _value(tranche.payable) == 0


def test_a_payment_booked_elsewhere_of_another_size_does_not(world: World) -> None:
    tranche = world.tranche([*MET, payment(1999, amount=Decimal("30000.29"))], DAY)
    assert tranche.status == "eligible"


def test_an_amount_that_is_not_known_is_neither_paid_nor_payable(world: World) -> None:
    unknown = payment()
    del unknown["amount"]
    tranche = world.tranche([*MET, unknown], DAY)
    assert (tranche.status, tranche.paid) == ("undetermined", None)
    assert tranche.missing == ("amount of PAY-2001",)
    assert _value(tranche.payable) == 0


def test_a_payment_of_an_unknown_amount_due_is_not_judged(world: World) -> None:
    verdict = world.assess([planting("A", 50), payment()], DAY)
    (tranche,) = verdict.tranches
    assert (tranche.status, tranche.missing) == (
        "undetermined",
        ("survey of 2001 (from the office)",),
    )
