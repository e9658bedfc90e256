"""What holds for every case: absence never helps, order never matters, engines agree."""

from __future__ import annotations

import random
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.acceptance.cases import (
    STANDING,
    UNPAID,
    YEAR_END,
    Documents,
    audited,
    day_after,
    determination,
    sample,
)

# No shrinking: one assessment takes a tenth of a second, and the cases are readable as they are.
few = settings(
    max_examples=5,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
random_state = st.randoms(use_true_random=False)
days = st.dates(date(1997, 11, 1), date(2000, 12, 31))

OVERRUN = audited(UNPAID, "halon-1211", Decimal(8000)).adding(
    determination("PROG-1999-Q2", "1999-09-01", "unsatisfactory")
)
RESUMED = sample("halon-1999-resumed")
# What takes part in every tranche and speaks for it. Quotas are left out: fewer holders of a quota
# owe fewer reports, so taking one away may help.
FAVOURABLE = (
    "annual-programme",
    "deposit",
    "government-confirmation",
    "performance-audit",
    "production-report",
    "progress-report",
    "quota-announcement",
    "reduction-contract",
    "remedial-plan",
)
CASES = {"standing": STANDING, "unpaid": UNPAID, "overrun": OVERRUN, "resumed": RESUMED}


def subset(case: Documents, rng: random.Random, share: float) -> Documents:
    """Return the case without some of its documents."""
    return case.keeping(lambda _: rng.random() < share)


@few
@given(rng=random_state, name=st.sampled_from(["unpaid", "resumed"]))
def test_taking_away_evidence_never_pays(rng: random.Random, name: str) -> None:
    some = subset(CASES[name], rng, 0.97)
    kept = {item["id"] for item in some.items if rng.random() < 0.9}
    fewer = some.keeping(
        lambda item: (
            item["id"] in kept
            or not (item["type"] in FAVOURABLE or item.get("result") == "satisfactory")
        )
    )
    day = day_after("1998-01-01", rng.randrange(900))
    before = {
        (tranche.id, tranche.subject["year"]): tranche.status
        for tranche in some.assess(day).verdict.tranches
    }
    for tranche in fewer.assess(day).verdict.tranches:
        if tranche.status == "eligible":
            assert before[tranche.id, tranche.subject["year"]] in ("eligible", "released")


@few
@given(day=days, name=st.sampled_from(sorted(CASES)))
def test_only_what_is_received_by_the_day_counts(day: date, name: str) -> None:
    case = CASES[name]
    received = case.keeping(lambda item: item["received_on"] <= str(day))
    later = {"summary", "warnings"}  # they tell how many documents arrived later
    one, other = (each.assess(day).verdict.model_dump(exclude=later) for each in (received, case))
    assert one == other


@few
@given(rng=random_state, day=days, name=st.sampled_from(sorted(CASES)))
def test_the_order_of_documents_does_not_matter(rng: random.Random, day: date, name: str) -> None:
    items = list(CASES[name].items)
    rng.shuffle(items)
    shuffled = Documents(tuple(items)).assess(day).verdict.model_dump_json()
    assert shuffled == CASES[name].assess(day).verdict.model_dump_json()


@few
@given(rng=random_state, day=days, name=st.sampled_from(sorted(CASES)))
def test_both_engines_say_the_same(rng: random.Random, day: date, name: str) -> None:
    pytest.importorskip("durable.engine", exc_type=ImportError)
    some = subset(CASES[name], rng, 0.9)
    one = some.assess(day, engine="durable-rules").verdict.model_dump(exclude={"engine"})
    other = some.assess(day, engine="chainer").verdict.model_dump(exclude={"engine"})
    assert one == other


@few
@given(rng=random_state, day=days)
def test_nothing_is_satisfied_without_evidence(rng: random.Random, day: date) -> None:
    case = subset(CASES[rng.choice(sorted(CASES))], rng, rng.random())
    outcome = case.assess(day)
    received = {item["id"] for item in case.items if item["received_on"] <= str(day)}
    for finding in outcome.verdict.all_findings():
        assert set(finding.evidence) <= received
        assert finding.evidence or finding.status != "satisfied"
    for tranche in outcome.verdict.tranches:
        statuses = {condition.status for condition in tranche.conditions}
        if tranche.status == "eligible":
            assert statuses <= {"satisfied", "not-applicable", "waived"}
            assert not tranche.holds


@few
@given(
    allocation=st.fixed_dictionaries(
        {
            name: st.decimals(0, 20_000_000, places=2)
            for name in ("technical_assistance", "dia_fee", "enterprise_activities", "nepa_fee")
        }
    )
)
def test_the_deposits_of_a_year_add_up_to_the_cent(allocation: dict[str, Decimal]) -> None:
    outcome = UNPAID.changing("AP-1999", allocation=allocation).assess(YEAR_END)
    amounts = []
    for number in (1, 2, 3, 4):
        amount = outcome.tranche(1999, number).amount
        assert amount is not None
        assert amount.currency == "USD"
        assert amount.value == amount.value.quantize(Decimal("0.01"))
        amounts.append(amount.value)
    assert sum(amounts) == sum(allocation.values())
    assert min(amounts) >= 0
