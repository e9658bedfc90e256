"""Small cases of different systems give the amounts and days that their paragraphs entail.

Each was written from the text alone, for two producers of halon 1211 in 1998 and 1999. Plan: 7,960
and 5,970 t; programme of 1999: USD 8,800,000 for enterprises, fees of 145,500 each.
"""

from __future__ import annotations

import pytest

from tests.acceptance.cases import Documents, Fields, Outcome, determination

QUOTAS = {("E01", 1998): 5000, ("E02", 1998): 2960, ("E01", 1999): 4000, ("E02", 1999): 1970}
MONTHS = {1: "{year}-04-15", 2: "{year}-07-15", 3: "{year}-10-15", 4: "{next}-01-15"}


def quota(enterprise: str, year: int, tonnes: float) -> Fields:
    """Return the quota of a producer of halon 1211, issued on 10 December."""
    issued = f"{year - 1}-12-10"
    return {
        "type": "quota-allocation",
        "id": f"QA-{enterprise}-{year}",
        "submitted_by": "nepa",
        "received_on": issued,
        "issued_on": issued,
        "enterprise": enterprise,
        "substance": "halon-1211",
        "year": year,
        "quota": tonnes,
    }


def report(enterprise: str, year: int, quarter: int, production: float) -> Fields:
    """Return the report of a producer on a quarter, sent by the middle of the next month."""
    return {
        "type": "production-report",
        "id": f"PR-{enterprise}-{year}-{quarter}",
        "submitted_by": enterprise,
        "received_on": MONTHS[quarter].format(year=year, next=year + 1),
        "enterprise": enterprise,
        "substance": "halon-1211",
        "year": year,
        "quarter": quarter,
        "production": production,
    }


def _made(enterprise: str, year: int, *quarters: float) -> list[Fields]:
    return [report(enterprise, year, at, made) for at, made in enumerate(quarters, 1)]


REGULATION: Fields = {
    "type": "quota-regulation",
    "id": "REG",
    "submitted_by": "nepa",
    "received_on": "1997-12-16",
    "promulgated_on": "1997-12-15",
    "effective_on": "1997-12-15",
    "report_days": 30,
    "fine_per_tonne": 1000,
}
PROGRAMME: Fields = {
    "type": "annual-programme",
    "id": "AP-1999",
    "submitted_by": "nepa",
    "received_on": "1998-12-08",
    "year": 1999,
    "approvals": {"mfec": "1998-11-14", "trustee": "1998-12-05"},
    "allocation": {
        "technical_assistance": 900000,
        "dia_fee": 145500,
        "enterprise_activities": 8800000,
        "nepa_fee": 145500,
    },
}
RECORD = Documents(
    (
        REGULATION,
        PROGRAMME,
        *(quota(*key, tonnes) for key, tonnes in QUOTAS.items()),
        *_made("E01", 1998, 1250, 1250, 1250, 1250),
        *_made("E02", 1998, 740, 740, 740, 740),
    )
)
"""Both made all of their quotas of 1998, which is the target."""


def _amounts(outcome: Outcome) -> dict[str, str]:
    """Return the amounts of consequences by id, empty where one has none."""
    return {
        item.id: "" if item.amount is None else str(item.amount.value)
        for item in outcome.verdict.consequences
    }


def test_a_trade_moves_the_line_of_both_quotas() -> None:
    """The buyer may make 1,970 and 1,000 t; a ton more is fined and cut (27, A6 8, 10)."""
    trade: Fields = {
        "type": "quota-trade",
        "id": "T",
        "submitted_by": "nepa",
        "received_on": "1999-03-10",
        "seller": "E01",
        "buyer": "E02",
        "substance": "halon-1211",
        "year": 1999,
        "quantity": 1000,
        "term": "annual",
        "reported_on": "1999-03-01",
        "approved_on": "1999-03-05",
        "carried_out_on": "1999-03-08",
        "registered_on": "1999-03-08",
    }
    case = RECORD.adding(trade, *_made("E01", 1999, 750, 750, 750, 750))
    kept = case.adding(*_made("E02", 1999, 742.5, 742.5, 742.5, 742.5)).assess("2000-02-20")
    assert kept.finding("production-within-quota/E01/1999/halon-1211").status == "satisfied"
    assert kept.finding("production-within-quota/E02/1999/halon-1211").status == "satisfied"
    over = case.adding(*_made("E02", 1999, 742.5, 742.5, 742.5, 743.5)).assess("2000-02-20")
    assert over.finding("production-within-quota/E02/1999/halon-1211").status == "violated"
    amounts = _amounts(over)
    assert amounts["fine-for-overrun/E02/1999/halon-1211"] == "1000.00"
    assert amounts["quota-cut-for-overrun/E02/2000/halon-1211"] == "1"


def test_production_without_a_quota_is_fined_for_every_ton_and_ended() -> None:
    """50 t at 1,000 dollars a ton, and closure (27, A6 6(c), 10(b))."""
    permit: Fields = {
        "type": "production-permit",
        "id": "PP",
        "submitted_by": "mps",
        "received_on": "1998-12-01",
        "enterprise": "E03",
        "issued_on": "1998-01-01",
    }
    outcome = RECORD.adding(permit, *_made("E03", 1999, 50)).assess("1999-05-01")
    found = outcome.finding("production-with-quota/1999/halon-1211/E03")
    assert found.status == "violated"
    amounts = _amounts(outcome)
    assert amounts["fine-without-quota/E03/1999/halon-1211"] == "50000.00"
    assert "closure-without-quota/E03/1999/halon-1211" in amounts


@pytest.mark.parametrize(("rate", "status"), [(1.47, "satisfied"), (1.48, "violated")])
def test_the_compensation_of_a_year_is_its_enterprise_money_by_its_reduction(
    rate: float, status: str
) -> None:
    """8,800,000 dollars for 1,990 t of three units each are 1.47 a kilogram (A7 20)."""
    paper: Fields = {
        "type": "compensation-rate",
        "id": "CR",
        "submitted_by": "nepa",
        "received_on": "1999-01-10",
        "year": 1999,
        "substance": "halon-1211",
        "grant": 8800000,
        "reduction": 1990,
        "rate": rate,
    }
    outcome = RECORD.adding(paper).assess("1999-06-01")
    assert outcome.finding("rate-of-the-year/CR").status == status
    assert outcome.finding("compensation-rate/CR").status == status


@pytest.mark.parametrize(("made", "status"), [(7960, "satisfied"), (7960.1, "violated")])
def test_money_follows_consumption_too(made: float, status: str) -> None:
    """Of 7,960 t 800 t are exported; 7,160 t may be used in 1998 (A7 22, A8)."""
    figures: Fields = {
        "type": "statistics",
        "id": "ST",
        "submitted_by": "nepa",
        "received_on": "1999-03-01",
        "substance": "halon-1211",
        "year": 1998,
        "production": made,
        "imports": 0,
        "exports": 800,
    }
    approval: Fields = {
        "type": "funding-approval",
        "id": "FA",
        "submitted_by": "mfec",
        "received_on": "1999-11-20",
        "scope": "annual",
        "year": 2000,
        "amount": 10600000,
        "approved_on": "1999-11-15",
    }
    outcome = RECORD.adding(figures, approval).assess("2000-02-01")
    assert outcome.finding("halon-consumption/halon-1211/1998").status == status
    assert outcome.finding("funding-on-results/FA/halon-1211").status == status


@pytest.mark.parametrize(("reviewed", "status"), [("05-01", "satisfied"), ("05-02", "violated")])
def test_a_large_contract_is_reviewed_by_the_day_of_its_signature(
    reviewed: str, status: str
) -> None:
    """A cent above 100,000 dollars for a firm (46)."""
    contract: Fields = {
        "type": "consultant-contract",
        "id": "CC",
        "submitted_by": "nepa",
        "received_on": "1998-05-20",
        "consultant": "firm",
        "consultant_name": "Beta",
        "amount": 100000.01,
        "signed_on": "1998-05-01",
        "reviewed_on": f"1998-{reviewed}",
    }
    outcome = RECORD.adding(contract).assess("1998-06-01")
    assert outcome.finding("prior-review/CC").status == status


@pytest.mark.parametrize(("years", "status"), [(3, "satisfied"), (2, "violated")])
def test_an_agent_has_worked_for_three_years(years: int, status: str) -> None:
    """Chosen by NEPA, endorsed by the Ministry of Finance, accepted by the Trustee (36)."""
    agent: Fields = {
        "type": "agent-appointment",
        "id": "AG",
        "submitted_by": "nepa",
        "received_on": "1997-09-01",
        "role": "dia",
        "agent": "CNCCC",
        "appointed_on": "1997-08-20",
        "appointed_by": ["nepa"],
        "endorsed_on": "1997-08-25",
        "independent": True,
        "years_of_experience": years,
    }
    outcome = RECORD.adding(agent, determination("AG", "1997-09-10")).assess("1999-01-31")
    assert outcome.finding("contract-for-dia-acceptable/AG").status == status
    assert outcome.finding("agent-known/1999").status == "satisfied"
