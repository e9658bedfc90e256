"""More small cases, written from the text alone: instalments, fines, stops, trades, bids and plans.

Two producers of halon 1211 as in the cases beside; each case moves one figure over its line.
"""

from __future__ import annotations

import pytest

from tests.acceptance.cases import Fields, Outcome, determination, sample
from tests.acceptance.test_cases_by_paragraph import RECORD, quota, report


def _programme(year: int, **allocation: int) -> Fields:
    return {
        "type": "annual-programme",
        "id": f"AP-{year}",
        "submitted_by": "nepa",
        "received_on": f"{year - 1}-12-08",
        "year": year,
        "approvals": {"mfec": f"{year - 1}-11-14", "trustee": f"{year - 1}-12-05"},
        "allocation": allocation,
    }


def _deposits(outcome: Outcome, year: int) -> list[str]:
    return [
        str(outcome.tranche(year, number).amount.value)  # type: ignore[union-attr]
        for number in (1, 2, 3, 4)
    ]


def _instalments(outcome: Outcome) -> dict[str, tuple[str, str]]:
    """Return status and amount of the three payments on the closure contract RC."""
    return {
        item.id: (item.status.value, str(item.amount.value))
        for item in outcome.verdict.tranches
        if item.subject.get("contract") == "RC" and item.amount is not None
    }


CONTRACT: Fields = {
    "type": "reduction-contract",
    "id": "RC",
    "submitted_by": "nepa",
    "received_on": "1999-01-25",
    "year": 1999,
    "enterprise": "E02",
    "kind": "closure",
    "substance": "halon-1211",
    "quantity": 500,
    "signed_on": "1999-01-20",
    "signed_by": ["nepa", "mps", "dia"],
    "amount": 333333.33,
}
DEPOSIT: Fields = {
    "type": "deposit",
    "id": "DEP-1999-2",
    "submitted_by": "trustee",
    "received_on": "1999-02-10",
    "year": 1999,
    "tranche": 2,
    "amount": 4472750,
    "paid_on": "1999-02-10",
}


def test_the_four_deposits_of_2000_follow_from_its_programme() -> None:
    """930,000 and 159,000; then 50, 30 and 20 percent of 9,670,000 and 159,000 (49)."""
    programme = _programme(
        2000,
        technical_assistance=930000,
        dia_fee=159000,
        enterprise_activities=9670000,
        nepa_fee=159000,
    )
    outcome = RECORD.adding(programme).assess("2000-01-05")
    assert _deposits(outcome, 2000) == ["1089000.00", "4914500.00", "2948700.00", "1965800.00"]


def test_a_closure_is_paid_in_three_parts_that_add_up_to_the_cent() -> None:
    """10, 70 and 20 percent of 333,333.33; the last part takes the cents left over (52(a))."""
    case = RECORD.adding(DEPOSIT, CONTRACT)
    assert _instalments(case.assess("1999-03-01")) == {
        "closure-payment-1": ("eligible", "33333.33"),
        "closure-payment-2": ("undetermined", "233333.33"),
        "closure-payment-3": ("undetermined", "66666.67"),
    }
    closed = case.changing(
        "RC",
        received_on="1999-05-21",
        dismantled_on="1999-04-01",
        completed_on="1999-05-01",
        confirmed_on="1999-05-20",
        confirmed_by="nepa",
    )
    paid = _instalments(closed.assess("1999-06-01"))
    assert {status for status, _ in paid.values()} == {"eligible"}


@pytest.mark.parametrize(("amount", "lifted"), [(100000, True), (99999.99, False)])
def test_only_the_whole_fine_ends_the_matter(amount: float, lifted: bool) -> None:
    """100 t above the quota of 5,000 at 1,000 dollars a ton (27(c), A6 10(d))."""
    fine: Fields = {
        "type": "sanction",
        "id": "S",
        "submitted_by": "nepa",
        "received_on": "1999-06-01",
        "enterprise": "E01",
        "substance": "halon-1211",
        "year": 1998,
        "kind": "fine",
        "imposed_on": "1999-05-20",
        "by": "nepa",
        "amount": amount,
    }
    case = RECORD.changing("PR-E01-1998-4", production=1350).adding(fine)
    standing = case.assess("1999-06-30").standing("fine-for-overrun")
    assert standing == ([] if lifted else ["fine-for-overrun/E01/1998/halon-1211"])


def test_a_report_on_the_quarter_of_the_stop_tells_nothing_of_the_days_after_it() -> None:
    """The permit ends on 10 January, 100 t are reported from January to March (29, A6 10(b))."""
    permit: Fields = {
        "type": "production-permit",
        "id": "PP",
        "submitted_by": "mps",
        "received_on": "1999-01-12",
        "enterprise": "E02",
        "issued_on": "1991-06-01",
        "cancelled_on": "1999-01-10",
    }
    case = RECORD.adding(permit, report("E02", 1999, 1, 100))
    found = case.assess("1999-05-01").finding("production-stopped/1999/halon-1211/E02")
    assert found.status == "satisfied"
    assert str(found.message) == (
        "E02 had to stop on 1999-01-10; no report on a quarter of 1999 that began later shows any "
        "halon-1211."
    )
    later = case.adding(report("E02", 1999, 2, 1)).assess("1999-07-31")
    assert later.status("production-stopped/1999/halon-1211/E02") == "violated"


@pytest.mark.parametrize(("made", "status"), [(3500, "satisfied"), (3500.1, "violated")])
def test_only_quota_that_is_left_can_be_sold(made: float, status: str) -> None:
    """Of 4,000 t a seller of 500 t may have made 3,500 t before (A6 8(d))."""
    trade: Fields = {
        "type": "quota-trade",
        "id": "T",
        "submitted_by": "nepa",
        "received_on": "1999-05-10",
        "seller": "E01",
        "buyer": "E02",
        "substance": "halon-1211",
        "year": 1999,
        "quantity": 500,
        "term": "annual",
        "reported_on": "1999-05-01",
        "approved_on": "1999-05-05",
        "carried_out_on": "1999-05-08",
        "registered_on": "1999-05-09",
    }
    outcome = RECORD.adding(report("E01", 1999, 1, made), trade).assess("1999-05-31")
    assert outcome.status("trade-within-balance/T") == status


@pytest.mark.parametrize(("own", "status"), [(3970, "satisfied"), (3970.1, "violated")])
def test_the_shortfall_of_the_bidding_falls_on_those_who_won_nothing(
    own: float, status: str
) -> None:
    """960 of 1,990 t were bought from E02, so E01 loses the other 1,030 of its 5,000 t (29)."""
    bid: Fields = {
        "type": "bid",
        "id": "B",
        "submitted_by": "E02",
        "received_on": "1998-11-20",
        "round": "R",
        "year": 1999,
        "enterprise": "E02",
        "substance": "halon-1211",
        "quantity": 960,
        "unit_price": 1,
        "currency": "USD",
        "basis": "odp-kg",
    }
    bidding: Fields = {
        "type": "bidding-round",
        "id": "R",
        "submitted_by": "nepa",
        "received_on": "1998-12-08",
        "year": 1999,
        "sector": "production",
        "substance": "halon-1211",
        "target": 1990,
        "budget": 8000000,
        "opened_on": "1998-11-16",
        "completed_on": "1998-11-30",
    }
    award: Fields = {
        "type": "award",
        "id": "W",
        "submitted_by": "nepa",
        "received_on": "1998-12-08",
        "bid": "B",
        "round": "R",
        "enterprise": "E02",
        "quantity": 960,
        "amount": 2880000,
        "awarded_on": "1998-12-08",
    }
    register: Fields = {
        "type": "register",
        "id": "RB",
        "submitted_by": "pmo",
        "received_on": "1999-01-31",
        "year": 1999,
        "kind": "bidding",
    }
    contract = {**CONTRACT, "quantity": 960, "amount": 2880000, "signed_on": "1998-12-09"}
    case = RECORD.without("QA-E01-1999").adding(bidding, bid, award, register)
    case = case.adding({**contract, "received_on": "1998-12-09"}, quota("E01", 1999, own))
    outcome = case.assess("1999-01-31")
    assert outcome.status("cut-after-shortfall/R/E01") == status
    assert outcome.status("award-at-bid-price/W") == "satisfied"


@pytest.mark.parametrize(
    ("day", "status"), [("1998-01-31", "not-eligible"), ("1998-02-01", "eligible")]
)
def test_the_first_deposit_waits_for_the_regulation_to_take_effect(day: str, status: str) -> None:
    """Programme, regulation and manual are conditions of effectiveness (63)."""
    programme = _programme(
        1998,
        technical_assistance=1550000,
        dia_fee=186000,
        enterprise_activities=10850000,
        nepa_fee=186000,
    )
    manual: Fields = {
        "type": "implementation-manual",
        "id": "MAN",
        "submitted_by": "nepa",
        "received_on": "1997-12-20",
        "adopted_on": "1997-12-20",
    }
    case = RECORD.without("AP-1999").changing("REG", effective_on="1998-02-01")
    case = case.adding(programme, manual)
    case = case.adding(determination("REG", "1997-12-22"), determination("MAN", "1997-12-23"))
    tranche = case.assess(day).tranche(1998, 1)
    assert (tranche.status.value, str(tranche.amount.value)) == (status, "1736000.00")  # type: ignore[union-attr]


@pytest.mark.parametrize(("second", "found"), [(40000, False), (40000.01, True)])
def test_contracts_of_one_day_are_looked_at_together(second: float, found: bool) -> None:
    """Two of one firm that pass 100,000 dollars only together (46)."""
    contracts: list[Fields] = [
        {
            "type": "consultant-contract",
            "id": of_id,
            "submitted_by": "nepa",
            "received_on": "1999-05-01",
            "consultant": "firm",
            "consultant_name": "Beta",
            "amount": amount,
            "signed_on": "1999-05-01",
        }
        for of_id, amount in (("C1", 60000), ("C2", second))
    ]
    statuses = RECORD.adding(*contracts).assess("1999-06-01").statuses()
    assert ("contract-not-split/C1" in statuses) is found


@pytest.mark.parametrize(("revised", "status"), [(5680, "eligible"), (5680.1, "not-eligible")])
def test_a_hold_ends_with_a_target_that_makes_the_excess_good(revised: float, status: str) -> None:
    """8,250 t of 7,960: the 5,970 t of 1999 have to fall by 290 t (50)."""
    case = sample("halon-1999-resumed").changing("RP-1998", revised_target={"halon-1211": revised})
    assert case.assess("1999-09-30").tranche(1999, 3).status.value == status


@pytest.mark.parametrize(
    ("years", "cost", "status"), [(7, 528000, "satisfied"), (8, 582000, "violated")]
)
def test_a_small_plant_lives_until_the_end_of_2004(years: int, cost: int, status: str) -> None:
    """300 t at 2,000 dollars and 9 percent for each year; wages of 75,000 twice (A5 18 to 20)."""
    estimate: Fields = {
        "type": "closure-cost-estimate",
        "id": "CE",
        "submitted_by": "nepa",
        "received_on": "1997-10-20",
        "enterprise": "E07",
        "production": 300,
        "price": 2000,
        "profit_percent": 9,
        "remaining_years": years,
        "wages": 75000,
        "large": False,
        "cost": cost,
    }
    assert RECORD.adding(estimate).assess("1999-01-31").status("closure-cost/CE") == status
