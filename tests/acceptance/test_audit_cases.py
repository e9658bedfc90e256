"""The cases of the audit of the packs say what their paragraphs entail.

Each case was written for one system of the two sources (S1 to S21); what it has to give follows
from the paragraph. The cases lie beside the checkout, so that the test is skipped without them.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from checker.model.verdict import Verdict
from checker.pipeline import assess, load

CASES = Path(__file__).parents[3] / "shared" / "review" / "audit-cases"

pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the cases of the audit are not there")

FINDINGS = {
    ("S01/a-normal", "1999-12-31"): {
        "national-production/1998/halon-1211": "satisfied",
        "tranche-1/grant-effective/1998": "satisfied",
    },
    ("S01/b-current-year-over", "1999-09-01"): {
        "tranche-3/target-achievable/1999/halon-1211": "violated",
        "national-production/1999/halon-1211": "violated",
    },
    ("S01/c-no-effectiveness", "1998-01-05"): {"tranche-1/grant-effective/1998": "undetermined"},
    ("S01/d-confirmation-by-producer", "1999-03-01"): {
        "tranche-2/preceding-production/1999/halon-1211": "undetermined"
    },
    ("S01/e1-80pct-exact", "1999-02-01"): {
        "tranche-2/preceding-production/1999/halon-1211": "satisfied"
    },
    ("S01/e2-80pct-above", "1999-02-01"): {
        "tranche-2/preceding-production/1999/halon-1211": "undetermined"
    },
    ("S01/f-approval-contradicted", "1999-07-01"): {
        "tranche-1/money-approved/1999": "violated",
    },
    ("S01/g-determinations-by-nepa", "1998-01-05"): {
        "tranche-1/grant-effective/1998": "undetermined"
    },
    ("S01/h-48b", "1999-03-01"): {"tranche-1/preceding-performance/1999": "undetermined"},
    ("S02/a-closure-and-fees", "1998-09-01"): {
        "payment-under-contract/PAY2": "violated",
        "payments-within-account/PAY2": "violated",
        "step-payments/RC-E10/1": "violated",
    },
    ("S03/a-empty-programme", "1999-02-01"): {
        "programme-parts/1999": "undetermined",
        "programme-period/1999": "undetermined",
    },
    ("S03/b-dates", "1999-02-01"): {
        "programme-parts/1999": "violated",
        "programme-prepared-in-time/1999": "violated",
    },
    ("S04/b-baselines", "1998-02-01"): {"baseline-within-history/halon-1211/E01": "undetermined"},
    ("S05/a-awards-without-bids", "2000-01-10"): {
        "award-at-bid-price/A2": "violated",
        "award-follows-bid/A3": "violated",
        "winner-quota-cut/R99/E02": "violated",
        "rate-of-the-year/CR": "violated",
    },
    ("S05/b-prorata", "2000-01-10"): {
        "winner-quota-cut/R99/E02": "violated",
        "cut-after-shortfall/R99/E01": "satisfied",
        "cut-after-shortfall/R99/E03": "satisfied",
    },
    ("S05/c-rate-1998", "2006-01-10"): {
        "rate-of-the-year/CR": "satisfied",
        "rate-of-the-year/CR6a": "violated",
        "rate-of-the-year/CR6b": "violated",
    },
    ("S06/a-sold-quota-still-producing", "2000-02-20"): {
        "production-within-quota/E02/1999/halon-1211": "violated",
        "production-with-permit/1999/halon-1211/E02": "violated",
        "quota-needs-permit/1999/halon-1211/E02": "violated",
    },
    ("S07/a-enterprise-chain", "2001-03-01"): {
        "production-within-quota/E01/1998/halon-1211": "violated",
        "production-within-quota/E01/1999/halon-1211": "violated",
        "production-within-quota/E01/2000/halon-1211": "satisfied",
    },
    ("S07/b-produces-after-closure", "2001-03-01"): {
        "production-stopped/2000/halon-1211/E01": "violated"
    },
    ("S08/a-late-recovery", "2001-10-01"): {
        "two-year-catch-up/1998/halon-1211": "violated",
        "remedy-with-request/FR02/1998": "satisfied",
    },
    ("S08/a2-late-recovery-2004", "2004-10-01"): {"remedy-with-request/FR02/1998": "satisfied"},
    ("S08/b-refund", "2001-10-01"): {"delay-as-produced/DF": "satisfied"},
    ("S09/b-producer-no-reg", "1999-03-31"): {
        "production-within-quota/E01/1998/halon-1211": "undetermined"
    },
    ("S11/b-registers", "1999-12-31"): {
        "mps-visit/1998/halon-1211/E01": "violated",
        "two-missions/1998": "violated",
    },
    ("S11/a-no-registers", "1999-12-31"): {
        "register-of-visits/1998": "pending",
        "register-of-missions/1998": "pending",
        "production-audit-due/1998": "violated",
    },
    ("S13/a-two-request", "2000-02-01"): {"funding-on-results/FA00/halon-1211": "violated"},
    ("S14/a-prior-review", "1999-12-31"): {
        "prior-review/CC1": "violated",
        "prior-review/CC2": "violated",
    },
    ("S15/a-later-draft", "1998-06-01"): {"tranche-1/grant-effective/1998": "satisfied"},
    ("S17/a-closure-cost", "1998-06-01"): {"closure-cost/CE0": "violated"},
    ("S19/b-claim-and-late", "2021-10-05"): {"key-action/i-2": "violated"},
    ("S20/a-no-national-report", "2024-06-30"): {"first-national-report/response-i": "pending"},
    ("S20/a-no-national-report", "2024-12-16"): {"first-national-report/response-i": "violated"},
    ("S20/b-plants", "2020-06-30"): {"new-plant-measured/N/2017": "violated"},
    ("S21/a-training-vs-assessment", "2021-10-05"): {
        "assessment-agrees/AA2020/trainees": "violated"
    },
}
"""What findings of a case are, as of its day."""

DEPOSITS = {
    ("S01/a-normal", "1999-12-31"): {
        "tranche-1/1998": ("eligible", "1736000.00"),
        "tranche-1/1999": ("eligible", "1045500.00"),
    },
    ("S01/b-current-year-over", "1999-09-01"): {"tranche-3/1999": ("not-eligible", "0.00")},
    ("S01/c-no-effectiveness", "1998-01-05"): {"tranche-1/1998": ("undetermined", "0.00")},
    ("S01/d-confirmation-by-producer", "1999-03-01"): {"tranche-2/1999": ("undetermined", "0.00")},
    ("S01/f-approval-contradicted", "1999-07-01"): {"tranche-1/1999": ("not-eligible", "0.00")},
    ("S01/g-determinations-by-nepa", "1998-01-05"): {"tranche-1/1998": ("undetermined", "0.00")},
    ("S01/h-48b", "1999-03-01"): {
        "tranche-1/1999": ("undetermined", "0.00"),
        "tranche-2/1999": ("undetermined", "0.00"),
    },
    ("S02/a-closure-and-fees", "1998-09-01"): {
        "closure-payment-1/RC-E08": ("eligible", "100000.00"),
        "closure-payment-2/RC-E08": ("eligible", "700000.01"),
        "closure-payment-3/RC-E08": ("undetermined", "0.00"),
    },
    ("S08/a-hold-lifted-by-producer-plan", "1999-08-20"): {
        "tranche-2/1999": ("not-eligible", "0.00"),
        "tranche-1/1999": ("withheld", "0.00"),
    },
    ("S01/j-overrun-plan-noactions", "1999-08-20"): {"tranche-2/1999": ("not-eligible", "0.00")},
    ("S15/a-later-draft", "1998-06-01"): {"tranche-1/1998": ("eligible", "1736000.00")},
}
"""The status of tranches of a case as of its day, and what may be paid now."""

CONSEQUENCES: dict[tuple[str, str], dict[str, tuple[str | None, bool]]] = {
    ("S06/a-sold-quota-still-producing", "2000-02-20"): {
        "fine-for-overrun/E02/1999/halon-1211": ("1600000.00", False),
        "closure-with-nothing-left/E02/1999/halon-1211": (None, False),
        "fine-without-permit/E02/1999/halon-1211": (None, False),
    },
    ("S07/a-enterprise-chain", "2001-03-01"): {
        "fine-for-overrun/E01/1998/halon-1211": ("500000.00", False),
        "quota-cut-for-overrun/E01/1999/halon-1211": ("500", False),
        "quota-cut-for-overrun/E01/2000/halon-1211": ("500", False),
        "closure-on-second-overrun/E01/1999": (None, False),
    },
    ("S07/b-produces-after-closure", "2001-03-01"): {
        "fine-after-stop/E01/2000/halon-1211": ("2610000.00", False),
        "closure-after-stop/E01/2000/halon-1211": (None, False),
        "closure-on-second-overrun/E01/1999": (None, True),
    },
    ("S08/a-hold-lifted-by-producer-plan", "1999-08-20"): {
        "hold-after-overproduction/1998/halon-1211": (None, False)
    },
    ("S01/j-overrun", "1999-08-20"): {
        "hold-after-overproduction/1998/halon-1211": (None, False),
        "remedy-of-missed-target/1998/halon-1211": ("200", False),
    },
    ("S08/a-late-recovery", "2001-10-01"): {
        "reduced-compensation/1998/halon-1211": ("376884.42", True)
    },
    ("S08/b-refund", "2001-10-01"): {"refund-of-advances/DF": ("1000000.00", False)},
}
"""The amount of consequences of a case as of its day, and whether something has lifted them."""

LEFT_ASIDE = {
    ("S01/d-confirmation-by-producer", "1999-03-01"): {"government-confirmation-1"},
    ("S01/g-determinations-by-nepa", "1998-01-05"): {"determination-1", "determination-2"},
    ("S09/a-senders", "1999-12-31"): {"P1", "P2"},
    ("S09/b-producer-no-reg", "1999-03-31"): {"Q2"},
    ("S10/i-audit-by-producer", "1999-12-31"): {"FA98", "PA98"},
    ("S11/b-registers", "1999-12-31"): {"visit-1", "technical-audit-1"},
    ("S13/a-two-request", "2000-02-01"): {"FAS"},
    ("S18/b-junk-account", "1999-12-31"): {"DA", "determination-3"},
    ("S14/a-prior-review", "1999-12-31"): {"CC6"},
}
"""Papers of a case that do not count: their senders may not issue them, or sent them twice."""


@cache
def verdict(name: str, day: str) -> Verdict:
    """Return what the checker says of a case of the audit as of a day."""
    return assess(load(str(CASES / f"{name}.json")), date.fromisoformat(day))


@pytest.mark.parametrize("case", FINDINGS, ids="-".join)
def test_a_case_of_the_audit_gives_what_its_paragraph_entails(case: tuple[str, str]) -> None:
    found = {item.id: item.status.value for item in verdict(*case).all_findings()}
    assert {name: found.get(name) for name in FINDINGS[case]} == FINDINGS[case]


@pytest.mark.parametrize("case", DEPOSITS, ids="-".join)
def test_money_is_payable_as_the_paragraph_says(case: tuple[str, str]) -> None:
    found = {
        "/".join([item.id, *map(str, item.subject.values())]): (
            item.status.value,
            "nothing" if item.payable is None else str(item.payable.value),
        )
        for item in verdict(*case).tranches
    }
    assert {name: found.get(name) for name in DEPOSITS[case]} == DEPOSITS[case]


@pytest.mark.parametrize("case", CONSEQUENCES, ids="-".join)
def test_consequences_have_their_amounts(case: tuple[str, str]) -> None:
    found = {
        item.id: (None if item.amount is None else str(item.amount.value), bool(item.lifted_by))
        for item in verdict(*case).consequences
    }
    assert {name: found.get(name) for name in CONSEQUENCES[case]} == CONSEQUENCES[case]


@pytest.mark.parametrize("case", LEFT_ASIDE, ids="-".join)
def test_papers_of_others_do_not_count(case: tuple[str, str]) -> None:
    assert {item.document for item in verdict(*case).not_counted} >= LEFT_ASIDE[case]


def test_both_readings_of_two_years_are_told() -> None:
    (found,) = (
        item
        for item in verdict("S08/a-late-recovery", "2001-10-01").all_findings()
        if item.id == "two-year-catch-up/1998/halon-1211"
    )
    assert [item.status.value for item in found.other_readings] == ["satisfied"]
