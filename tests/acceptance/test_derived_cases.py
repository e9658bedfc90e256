"""Cases derived from the samples give the verdicts that the paragraphs entail.

Figures of the plan: 7,960 t of halon 1211 and 618 t of halon 1301 in 1998. ``UNPAID`` is the sample
``halon-1999`` before any deposit of 1999.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.acceptance.cases import (
    GRAM,
    STANDING,
    SUBSTANCES,
    TARGETS,
    UNPAID,
    YEAR_END,
    Documents,
    Fields,
    confirmed,
    day_after,
    determination,
    preceding,
    sample,
    total,
)

# 1998 known from the reports of the producers alone; from nine months of it alone.
REPORTED = UNPAID.without_any("government-confirmation", period="year").without("PA-1998")
ONLY_1998 = REPORTED.keeping(
    lambda item: item["type"] == "annual-programme" or item.get("year") != 1999
)
NINE_MONTHS = REPORTED.without_any("production-report", year=1998, quarter=4)


# ---- What is needed, and when it exists --------------------------------------------------------


def test_the_year_in_good_standing_may_be_paid_in_full() -> None:
    outcome = UNPAID.assess(YEAR_END)
    assert outcome.deposits(1999) == ["eligible"] * 4
    assert outcome.deposits(1998) == ["released"] * 4
    assert outcome.verdict.exit_status == 0


def test_a_document_received_a_day_after_the_date_does_not_exist_yet() -> None:
    needed = "DET-AP-1999-C2"
    case = UNPAID.redating(needed, YEAR_END)
    assert case.assess(YEAR_END).tranche(1999, 4).status == "eligible"
    outcome = case.redating(needed, day_after(YEAR_END)).assess(YEAR_END)
    assert outcome.tranche(1999, 4).status == "undetermined"
    assert outcome.finding("tranche-4/other-conditions/1999/C2").awaiting == "trustee"


def test_nothing_is_satisfied_before_the_first_document() -> None:
    first = min(item["received_on"] for item in STANDING.items)
    outcome = STANDING.assess(day_after(first, -1))
    assert outcome.verdict.tranches == ()
    assert "satisfied" not in outcome.statuses().values()
    assert outcome.verdict.exit_status == 3


def test_a_case_without_documents_is_not_compliant_but_undetermined() -> None:
    verdict = Documents().assess(YEAR_END).verdict
    assert (verdict.status, verdict.exit_status) == ("undetermined", 3)
    assert "No norm applied" in verdict.summary


# ---- 49: approvals, and what 1998 is spared ----------------------------------------------------


@pytest.mark.parametrize("authority", ["mfec", "trustee"])
def test_no_deposit_without_both_approvals(authority: str) -> None:
    approvals = UNPAID["AP-1999"]["approvals"]
    case = UNPAID.changing("AP-1999", approvals={**approvals, authority: None})
    outcome = case.assess(YEAR_END)
    assert outcome.deposits(1999) == ["undetermined"] * 4
    condition = outcome.finding(f"tranche-1/approved-by-{authority}/1999")
    assert "approval of the annual programme of 1999" in condition.missing[0]


@pytest.mark.parametrize("authority", ["mfec", "trustee"])
def test_an_approval_counts_from_its_day(authority: str) -> None:
    approvals = UNPAID["AP-1999"]["approvals"]
    case = UNPAID.changing("AP-1999", approvals={**approvals, authority: None})
    word = {**determination("AP-1999", YEAR_END), "submitted_by": authority, "by": authority}
    case = case.adding(word)
    assert "eligible" not in case.assess(day_after(YEAR_END, -1)).deposits(1999)
    assert case.assess(YEAR_END).deposits(1999) == ["eligible"] * 4


@pytest.mark.parametrize("authority", ["mfec", "trustee"])
def test_a_programme_cannot_state_an_approval_to_come(authority: str) -> None:
    approvals = UNPAID["AP-1999"]["approvals"]
    case = UNPAID.changing("AP-1999", approvals={**approvals, authority: str(YEAR_END)})
    outcome = case.assess(YEAR_END)
    assert [each.document for each in outcome.verdict.not_counted] == ["AP-1999"]
    assert not [each for each in outcome.verdict.tranches if each.status == "eligible"]


def test_1998_needs_neither_production_of_the_year_before_nor_a_performance_audit() -> None:
    outcome = sample("halon-1998").assess("1998-12-20")
    for number in (2, 3):
        for substance in SUBSTANCES:
            condition = f"tranche-{number}/preceding-production/1998/{substance}"
            assert outcome.status(condition) == "not-applicable"
    assert outcome.status("tranche-4/performance-audit/1998") == "not-applicable"
    assert outcome.tranche(1998, 4).status == "eligible"


def test_the_audit_of_the_year_before_is_needed_from_1999_on() -> None:
    outcome = UNPAID.without("PA-1998").assess(YEAR_END)
    assert outcome.deposits(1999) == ["eligible", "eligible", "eligible", "undetermined"]
    assert (
        "performance audit of 1998"
        in outcome.finding("tranche-4/performance-audit/1999").missing[0]
    )


@pytest.mark.parametrize(("day", "status"), [("1999-06-30", "pending"), ("1999-07-01", "violated")])
@pytest.mark.parametrize("audit", ["PA-1998", "FA-1998"])
def test_audits_are_due_on_30_june(audit: str, day: str, status: str) -> None:
    rule = "performance-audit-due/1998" if audit == "PA-1998" else "financial-audit-due/1998"
    assert UNPAID.without(audit).assess(day).status(rule) == status
    received = UNPAID.redating(audit, day).assess(YEAR_END).status(rule)
    assert received == ("satisfied" if status == "pending" else "violated")


# ---- 49(b), (c): production of the year before -------------------------------------------------


def reports_of_1998() -> list[Fields]:
    return STANDING.of_type("production-report", year=1998)


EVERY = 8
"""One report in so many is left out in the short suite; all of them where it may take long."""


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(report, id=report["id"], marks=[pytest.mark.long] if number % EVERY else [])
        for number, report in enumerate(reports_of_1998())
    ],
)
def test_a_missing_report_makes_the_year_unknown(report: Fields) -> None:
    substance = report["substance"]
    outcome = ONLY_1998.without(report["id"]).assess(YEAR_END)
    national = outcome.finding(f"national-production/1998/{substance}")
    assert national.status == "undetermined"
    assert [text.partition(" (")[0] for text in national.missing] == [
        f"production report of {report['enterprise']} for {substance}, "
        f"quarter {report['quarter']} of 1998"
    ]
    assert outcome.status(preceding(3, substance)) == "undetermined"
    assert outcome.tranche(1999, 3).status == "undetermined"


def test_reports_at_hand_above_the_target_show_the_overrun_without_the_missing_one() -> None:
    missing, most = "PR-E01-1998-Q1", "PR-E02-1998-Q2"
    case = REPORTED.without(missing)
    rest = total(case.of_type("production-report", substance="halon-1211", year=1998))
    gap = TARGETS["halon-1211"] - rest + case[most]["production"]
    national = "national-production/1998/halon-1211"
    assert case.changing(most, production=gap).assess(YEAR_END).status(national) == "undetermined"
    outcome = case.changing(most, production=gap + GRAM).assess(YEAR_END)
    assert outcome.status(national) == "violated"
    assert outcome.tranche(1999, 3).status == "not-eligible"


@pytest.mark.parametrize("substance", SUBSTANCES)
@pytest.mark.parametrize(("above", "status"), [("0", "eligible"), ("0.1", "undetermined")])
def test_nine_months_may_be_exactly_80_percent(substance: str, above: str, status: str) -> None:
    limit = Decimal("0.8") * TARGETS[substance]
    case = confirmed(NINE_MONTHS, substance, limit + Decimal(above), "nine-months")
    outcome = case.assess("1999-03-01")
    assert outcome.tranche(1999, 2).status == status
    assert outcome.status(preceding(3, substance)) == "undetermined"  # no nine-month limb there


def test_nine_months_do_not_cure_a_known_overrun() -> None:
    case = confirmed(UNPAID.without("PA-1998"), "halon-1211", TARGETS["halon-1211"] + 1, "year")
    outcome = case.assess("1999-03-01")
    assert outcome.status(preceding(2, "halon-1211")) == "violated"


@pytest.mark.parametrize("period", ["year", "nine-months"])
def test_what_is_confirmed_before_its_period_is_over_does_not_count(period: str) -> None:
    only = NINE_MONTHS if period == "nine-months" else STANDING.without("PA-1998")
    case = only.without_any("production-report", year=1998)
    for confirmation in case.of_type("government-confirmation", period=period):
        case = case.redating(confirmation["id"], "1998-09-29")
    condition = case.assess("1999-03-01").status(preceding(3, "halon-1211"))
    assert condition == "undetermined"
    if period == "nine-months":
        assert case.assess("1999-03-01").tranche(1999, 2).status == "undetermined"


def test_two_confirmations_of_one_day_decide_nothing() -> None:
    case = UNPAID.without("PA-1998")
    for other in ("A", "Z"):
        more = {**case["GC-1998-1211"], "id": other, "production": 7961}
        assert case.adding(more).assess("1999-05-20").tranche(1999, 3).status == "undetermined"


@pytest.mark.parametrize("substance", SUBSTANCES)
@pytest.mark.parametrize("above", [Decimal(0), GRAM])
def test_production_may_be_exactly_at_its_target(substance: str, above: Decimal) -> None:
    case = confirmed(UNPAID.without("PA-1998"), substance, TARGETS[substance] + above, "year")
    outcome = case.assess("1999-07-20")
    expected = ("violated", "not-eligible") if above else ("satisfied", "eligible")
    for number in (2, 3):
        condition = outcome.status(preceding(number, substance))
        assert (condition, outcome.tranche(1999, number).status) == expected
    (other,) = set(SUBSTANCES) - {substance}
    assert outcome.status(preceding(3, other)) == "satisfied"


# ---- 42: progress reports ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("quarter", "day_45"),
    [(1, "1999-05-15"), (2, "1999-08-14"), (3, "1999-11-14"), (4, "2000-02-14")],
)
def test_day_45_is_in_time_and_day_46_is_not(quarter: int, day_45: str) -> None:
    report, rule = f"PROG-1999-Q{quarter}", f"quarterly-progress-report/1999/{quarter}"
    case = UNPAID.keeping(lambda item: item["id"] != report)
    filed = {**UNPAID["PROG-1999-Q1"], "id": report, "quarter": quarter}
    for days, status in ((0, "satisfied"), (1, "violated")):
        received = {**filed, "received_on": str(day_after(day_45, days))}
        assert case.adding(received).assess("2000-03-31").status(rule) == status
    assert case.assess(day_45).status(rule) == "pending"
    assert case.assess(day_after(day_45)).status(rule) == "violated"


def test_a_report_from_before_the_end_of_its_quarter_is_none() -> None:
    case = UNPAID.redating("PROG-1999-Q3", "1999-09-29")
    outcome = case.assess("1999-11-14")
    assert outcome.status("quarterly-progress-report/1999/3") == "pending"
    assert case.assess("1999-11-15").tranche(1999, 4).status == "undetermined"


def test_a_late_report_that_satisfies_the_trustee_does_not_stop_a_deposit() -> None:
    late = UNPAID.redating("PROG-1999-Q3", "1999-12-01").redating("DET-PROG-1999-Q3", "1999-12-02")
    outcome = late.assess(YEAR_END)
    assert outcome.status("quarterly-progress-report/1999/3") == "violated"
    assert outcome.deposits(1999) == ["eligible"] * 4


# ---- 49(d): quotas of the next year ------------------------------------------------------------


def test_the_fourth_deposit_waits_for_the_quotas_of_the_next_year() -> None:
    case = UNPAID.without("QN-2000")
    outcome = case.assess(YEAR_END)
    assert outcome.deposits(1999) == ["eligible"] * 3 + ["undetermined"]
    assert "quotas of 2000" in outcome.finding("tranche-4/quotas-announced/1999").missing[0]


def test_an_announcement_after_15_december_pays_but_is_late() -> None:
    late = {"announced_on": "1999-12-16", "received_on": "1999-12-16"}
    case = UNPAID.keeping(lambda item: item.get("year") != 2000).adding(
        {**UNPAID["QN-2000"], **late}
    )
    outcome = case.assess(YEAR_END)
    assert outcome.tranche(1999, 4).status == "eligible"
    assert outcome.status("quotas-by-mid-december/1999") == "violated"
    in_time = case.changing("QN-2000", announced_on="1999-12-15").assess(YEAR_END)
    assert in_time.status("quotas-by-mid-december/1999") == "satisfied"


# ---- Reports that come twice, and deposits -----------------------------------------------------


def test_a_revised_report_replaces_the_first_one() -> None:
    first = REPORTED["PR-E01-1998-Q4"]
    revised = {
        **first,
        "id": "PR-B",
        "production": 1000,
        "received_on": "1999-02-20",
        "supersedes": first["id"],
    }
    outcome = REPORTED.adding(revised).assess(YEAR_END)
    reports = REPORTED.of_type("production-report", substance="halon-1211", year=1998)
    expected = total(reports) - first["production"] + 1000
    assert outcome.finding("national-production/1998/halon-1211").measured == expected


def test_a_report_sent_twice_is_counted_once() -> None:
    twice = {**REPORTED["PR-E01-1998-Q4"], "id": "PR-B", "received_on": "1999-02-20"}
    national = "national-production/1998/halon-1211"
    once = REPORTED.assess(YEAR_END).finding(national).measured
    assert REPORTED.adding(twice).assess(YEAR_END).finding(national).measured == once


def test_two_figures_of_one_day_leave_the_quarter_unknown() -> None:
    other = {**REPORTED["PR-E01-1998-Q4"], "id": "PR-B", "production": 1}
    outcome = REPORTED.adding(other).assess(YEAR_END)
    assert outcome.status("national-production/1998/halon-1211") == "undetermined"


def test_production_without_a_quota_counts_too() -> None:
    sender = {"submitted_by": "E99", "enterprise": "E99"}
    report = {**REPORTED["PR-E01-1998-Q4"], **sender, "id": "PR-X", "production": 47}
    known_as = {
        "type": "party",
        "id": "P-E99",
        "submitted_by": "mps",
        "received_on": "1998-01-05",
        "party": "E99",
        "role": "producer",
    }
    case = REPORTED.adding(report, known_as)
    known = total(case.of_type("production-report", substance="halon-1211", year=1998))
    outcome = case.assess(YEAR_END)
    assert outcome.finding("national-production/1998/halon-1211").measured == known
    assert outcome.status("production-with-quota/1998/halon-1211/E99") == "violated"


def test_a_deposit_on_file_releases_its_tranche_whatever_its_value_date() -> None:
    paid_on = "1999-12-20"
    deposit = {
        **STANDING["DEP-1999-3"],
        "id": "DEP-1999-4",
        "tranche": 4,
        "amount": Decimal("1789100.00"),
        "paid_on": paid_on,
        "received_on": "1999-12-17",
    }
    case = STANDING.adding(deposit)
    outcome = case.assess(day_after(paid_on, -1))
    assert outcome.tranche(1999, 4).status == "released"
    assert outcome.tranche(1999, 4).released_by == ("DEP-1999-4",)
    assert outcome.status("deposit-as-computed/1999/4") == "satisfied"
    wrong = case.changing("DEP-1999-4", amount=Decimal("1789100.01")).assess(paid_on)
    assert wrong.status("deposit-as-computed/1999/4") == "violated"


# ---- 63: effectiveness -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("paper", "rule"),
    [("REG-1", "effective-regulation-in-force"), ("MAN-1", "effective-manual-adopted")],
)
def test_the_grant_is_effective_only_with_what_the_trustee_accepts(paper: str, rule: str) -> None:
    assert STANDING.assess(YEAR_END).status(f"{rule}/1998") == "satisfied"
    assert (
        STANDING.without(f"DET-{paper}").assess(YEAR_END).status(f"{rule}/1998") == "undetermined"
    )
    assert STANDING.without(paper).assess(YEAR_END).status(f"{rule}/1998") == "undetermined"
    rejected = STANDING.adding(determination(paper, "1998-03-01", "unsatisfactory"))
    assert rejected.assess(YEAR_END).status(f"{rule}/1998") == "violated"
