"""What stops further deposits, and what lets them go on: paragraphs 50 and 51."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.acceptance.cases import (
    GRAM,
    SUBSTANCES,
    TARGETS,
    UNPAID,
    YEAR_END,
    Documents,
    Fields,
    Outcome,
    audited,
    confirmed,
    determination,
    preceding,
)

# ---- 50: overproduction that the audit confirms ------------------------------------------------


@pytest.mark.parametrize("substance", SUBSTANCES)
def test_an_audit_at_the_target_holds_nothing(substance: str) -> None:
    outcome = audited(UNPAID, substance, TARGETS[substance]).assess(YEAR_END)
    assert outcome.standing("hold-after-overproduction") == []
    assert outcome.deposits(1999) == ["eligible"] * 4


@pytest.mark.parametrize("substance", SUBSTANCES)
def test_a_confirmed_overrun_holds_every_unpaid_deposit(substance: str) -> None:
    outcome = audited(UNPAID, substance, TARGETS[substance] + GRAM).assess(YEAR_END)
    hold = f"hold-after-overproduction/1998/{substance}"
    assert outcome.standing("hold-after-overproduction") == [hold]
    assert outcome.deposits(1999) == ["withheld", "not-eligible", "not-eligible", "withheld"]
    assert all(outcome.tranche(1999, number).holds == (hold,) for number in (1, 2, 3, 4))
    assert outcome.deposits(1998) == ["released"] * 4
    assert all(outcome.tranche(1998, number).holds == () for number in (1, 2, 3, 4))


def test_the_audit_decides_over_the_confirmation() -> None:
    above = TARGETS["halon-1211"] + 1
    lower = confirmed(UNPAID, "halon-1211", above, "year").assess(YEAR_END)
    assert lower.status(preceding(3, "halon-1211")) == "satisfied"
    assert lower.status("figures-agree/1998/halon-1211") == "violated"
    before = confirmed(UNPAID, "halon-1211", above, "year").assess("1999-06-20")
    assert before.status(preceding(3, "halon-1211")) == "violated"


EXCESS = Decimal("290.5")


def remedied(
    target: Decimal | str = "", substance: str = "halon-1211", **fields: object
) -> Documents:
    """Return the case with an overrun of 290.5 t and a plan with a target for 1999."""
    lowered = Decimal(target) if target else Decimal(5970) - EXCESS
    return audited(UNPAID, "halon-1211", TARGETS["halon-1211"] + EXCESS).adding(
        {
            "type": "remedial-plan",
            "id": "RP-1998",
            "submitted_by": "china",
            "received_on": "1999-09-01",
            "year": 1998,
            "revised_target": {substance: lowered},
            "agreed_on": "1999-09-01",
            "actions": ["Visit the producer every month."],
            **fields,
        },
        determination("RP-1998", "1999-09-01"),
    )


def lifted(outcome: Outcome) -> bool:
    return not outcome.standing("hold-after-overproduction")


def test_a_target_lowered_by_the_excess_lifts_the_hold() -> None:
    outcome = remedied().assess(YEAR_END)
    assert lifted(outcome)
    (hold,) = (x for x in outcome.verdict.consequences if x.rule == "hold-after-overproduction")
    assert "RP-1998" in (hold.lifted_by or ())
    assert outcome.deposits(1999)[:2] == ["eligible", "eligible"]
    assert not lifted(remedied().assess("1999-08-31"))


@pytest.mark.parametrize(
    "case",
    [
        remedied(Decimal(5970) - EXCESS + GRAM),
        remedied(Decimal(5970)),
        remedied(actions=[]),
        remedied(agreed_on="2000-01-01"),
        remedied(substance="halon-1301", target="300"),
        remedied(year=1997),
        remedied().adding(determination("RP-1998", "1999-10-01", "unsatisfactory")),
        remedied().without("DET-RP-1998-1999-09-01-satisfactory"),
        remedied(submitted_by="E01"),
    ],
    ids=[
        "a gram less",
        "nothing",
        "no actions",
        "agreed later",
        "other",
        "other year",
        "rejected",
        "not agreed",
        "of a producer",
    ],
)
def test_less_than_that_does_not_lift_the_hold(case: Documents) -> None:
    outcome = case.assess(YEAR_END)
    assert not lifted(outcome)
    assert "eligible" not in outcome.deposits(1999)


def test_the_lowered_target_binds_the_quotas_of_the_year() -> None:
    outcome = remedied().assess(YEAR_END)
    condition = outcome.finding("tranche-3/target-achievable/1999/halon-1211")
    assert condition.bound == Decimal(5970) - EXCESS
    assert condition.status == "violated"  # the quotas of the sample add up to 5,970 t
    room = UNPAID["QA-E01-1999"]["quota"] - EXCESS
    reissued = {"id": "QA-E01-1999-R", "quota": room, "issued_on": "1999-09-02"}
    more = {**UNPAID["QA-E01-1999"], **reissued, "received_on": "1999-09-02"}
    assert remedied().adding(more).assess(YEAR_END).deposits(1999) == ["eligible"] * 4


# ---- 51: performance that does not satisfy the Trustee -----------------------------------------


def again(paper: str, received_on: str, adverse_on: str) -> Fields:
    """Return the Trustee's word that a paper satisfies it after all, since an adverse one."""
    adverse = determination(paper, adverse_on, "unsatisfactory")["id"]
    return {**determination(paper, received_on), "supersedes": adverse}


def test_an_unsatisfactory_report_stops_deposits_until_it_is_put_right() -> None:
    case = UNPAID.adding(determination("PROG-1999-Q3", "1999-12-20", "unsatisfactory"))
    outcome = case.assess(YEAR_END)
    assert outcome.deposits(1999) == ["withheld", "withheld", "not-eligible", "not-eligible"]
    assert outcome.standing("hold-for-performance") == ["hold-for-performance/1999/PROG-1999-Q3"]
    repaired = case.adding(again("PROG-1999-Q3", "1999-12-27", "1999-12-20"))
    assert repaired.assess(YEAR_END).deposits(1999) == ["eligible"] * 4
    assert repaired.assess("1999-12-26").deposits(1999)[0] == "withheld"


def test_an_unsatisfactory_audit_stops_the_fourth_deposit_until_it_is_put_right() -> None:
    case = UNPAID.adding(determination("PA-1998", "1999-11-01", "unsatisfactory"))
    assert case.assess(YEAR_END).deposits(1999) == ["eligible"] * 3 + ["not-eligible"]
    repaired = case.adding(again("PA-1998", "1999-12-01", "1999-11-01"))
    assert repaired.assess(YEAR_END).tranche(1999, 4).status == "eligible"


def test_an_audit_sent_twice_is_judged_once() -> None:
    copy = {**UNPAID["PA-1998"], "id": "PA-1998-B", "received_on": "1999-12-01"}
    outcome = UNPAID.adding(copy).assess(YEAR_END)
    assert outcome.tranche(1999, 4).status == "eligible"


def test_an_audit_that_was_corrected_has_to_be_judged_again() -> None:
    later = {"id": "PA-1998-B", "received_on": "1999-12-01", "supersedes": "PA-1998"}
    outcome = UNPAID.adding({**UNPAID["PA-1998"], **later}).assess(YEAR_END)
    assert outcome.finding("tranche-4/performance-audit/1999").awaiting == "trustee"
    assert outcome.tranche(1999, 4).status == "undetermined"


@pytest.mark.parametrize("other", ["A", "Z"])
@pytest.mark.parametrize("paper", ["PA-1998", "PROG-1999-Q3", "AP-1999"])
def test_two_results_of_one_day_that_contradict_decide_nothing(paper: str, other: str) -> None:
    against = {**determination(paper, "1999-12-20", "unsatisfactory"), "id": other}
    case = UNPAID.without_any("determination", about=paper)
    case = case.adding(determination(paper, "1999-12-20"), against)
    assert case.assess(YEAR_END).tranche(1999, 4).status in ("undetermined", "withheld")


def test_nobody_judges_an_audit_before_receiving_it() -> None:
    outcome = UNPAID.redating("DET-PA-1998", "1999-06-20").assess(YEAR_END)
    assert outcome.finding("tranche-4/performance-audit/1999").awaiting == "trustee"


@pytest.mark.parametrize("other", ["A", "Z"])
def test_of_two_audits_of_one_day_the_higher_figure_stands(other: str) -> None:
    figures = {**UNPAID["PA-1998"]["production"], "halon-1211": Decimal(8000)}
    more = {**UNPAID["PA-1998"], "id": other, "production": figures}
    outcome = UNPAID.adding(more).assess(YEAR_END)
    assert not lifted(outcome)
    assert "eligible" not in outcome.deposits(1999)


def test_only_the_trustee_finds_for_the_trustee() -> None:
    found = {**UNPAID["DET-PA-1998"], "by": "nepa"}
    outcome = UNPAID.without("DET-PA-1998").adding(found).assess(YEAR_END)
    assert outcome.tranche(1999, 4).status == "undetermined"


@pytest.mark.parametrize("tranche", [2, 3, 4])
def test_a_condition_of_the_programme_binds_its_own_deposit(tranche: int) -> None:
    condition = {"id": "C9", "tranche": tranche, "text": "Something else was done."}
    case = UNPAID.changing("AP-1999", conditions=[*UNPAID["AP-1999"]["conditions"], condition])
    met = {**determination("AP-1999", "1999-12-01"), "condition": "C9"}
    for more, status in (
        ([], "undetermined"),
        ([{**met, "result": "unsatisfactory"}], "not-eligible"),
        ([met], "eligible"),
    ):
        expected = ["eligible"] * 4
        expected[tranche - 1] = status
        assert case.adding(*more).assess(YEAR_END).deposits(1999) == expected
