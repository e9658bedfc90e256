"""Honest offices are paid: from the day on which the last paper is in, and not the day before.

The days follow from 48 and 49 and the papers of ``honest``: the programme's approval and the
grant's effect, China's confirmation, the Trustee's word on a report or a condition, and the
announcement of the next quotas.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.acceptance import honest
from tests.acceptance.cases import Documents, Outcome, day_after

SMOOTH = {
    1998: ["1997-12-18", "1997-12-18", "1998-08-30", "1998-12-14"],
    1999: ["1998-12-16", "1999-02-10", "1999-05-17", "1999-12-13"],
    2000: ["1999-12-15", "2000-02-09", "2000-05-17", "2000-12-14"],
}
MADE_GOOD = {**SMOOTH, 1999: ["1998-12-16", "1999-01-08", "1999-08-27", "1999-12-13"]}
VARIANTS: dict[str, tuple[Callable[[], Documents], dict[int, list[str]]]] = {
    "smooth": (honest.smooth, SMOOTH),
    "an overrun made good": (honest.overrun_made_good, MADE_GOOD),
    "corrections": (honest.corrected, SMOOTH),
    "what reaches the Trustee": (honest.given_to_the_trustee, SMOOTH),
    "registers": (honest.with_registers, SMOOTH),
}


def status(outcome: Outcome, of_year: int, number: int) -> str:
    """Return the status of a deposit, ``absent`` where the record does not speak of its year."""
    years = {item.subject.get("year") for item in outcome.verdict.tranches}
    return outcome.tranche(of_year, number).status.value if of_year in years else "absent"


LONG = ("corrections", "what reaches the Trustee", "registers")


@pytest.mark.parametrize(
    "variant",
    [pytest.param(name, marks=[pytest.mark.long] if name in LONG else []) for name in VARIANTS],
)
def test_a_deposit_is_payable_from_its_day_and_not_the_day_before(variant: str) -> None:
    build, expected = VARIANTS[variant]
    case = build()
    days = {day for of_year in expected.values() for day in of_year}
    on = {day: case.assess(day) for day in days}
    before = {day: case.assess(day_after(day, -1)) for day in days}
    found = {
        year: [status(on[day], year, number) for number, day in enumerate(days_of, start=1)]
        for year, days_of in expected.items()
    }
    assert found == dict.fromkeys(expected, ["eligible"] * 4)
    early = {
        (year, number): status(before[day], year, number)
        for year, days_of in expected.items()
        for number, day in enumerate(days_of, start=1)
    }
    assert "eligible" not in early.values(), early


def test_a_deposit_stays_payable_while_the_next_report_is_judged() -> None:
    """The report on the second quarter falls due on 14 August and is judged on the 16th."""
    case = honest.smooth().without("DEP-1999-3")
    for day in ("1999-08-13", "1999-08-14", "1999-08-15", "1999-08-16", "1999-11-15"):
        assert case.assess(day).tranche(1999, 3).status == "eligible", day


def test_a_deposit_that_was_not_payable_waits_for_the_report() -> None:
    """Nothing was granted before 14 August where the quotas of the year came on that day."""
    case = honest.smooth().without("DEP-1999-3")
    for quota in case.of_type("quota-allocation", year=1999):
        case = case.changing(quota["id"], issued_on="1999-08-13", received_on="1999-08-13")
    assert case.assess("1999-08-13").tranche(1999, 3).status == "eligible"
    late = case
    for quota in case.of_type("quota-allocation", year=1999):
        late = late.changing(quota["id"], issued_on="1999-08-14", received_on="1999-08-14")
    assert late.assess("1999-08-14").tranche(1999, 3).status == "undetermined"
    assert late.assess("1999-08-16").tranche(1999, 3).status == "eligible"


def test_a_deposit_stays_payable_while_the_correction_of_a_report_is_judged() -> None:
    case = honest.corrected().without("DEP-1999-3")
    for day in ("1999-06-09", "1999-06-10", "1999-06-20", "1999-06-21"):
        assert case.assess(day).tranche(1999, 3).status == "eligible", day


def test_a_report_that_was_found_wanting_does_not_get_better_by_being_replaced() -> None:
    case = honest.corrected().without("DEP-1999-3", "DET-PROG-1999-Q1-B-1999-06-21-satisfactory")
    case = case.changing("DET-PROG-1999-Q1", result="unsatisfactory")
    assert case.assess("1999-06-20").tranche(1999, 3).status != "eligible"


@pytest.mark.parametrize("build", [honest.bidding_on_file, honest.with_registers])
def test_the_fees_of_the_bidding_need_no_register(build: Callable[[], Documents]) -> None:
    """Bidding was complete on 12 December, and the contracts were signed on the 19th (52(d))."""
    case = build()
    for day, first, second in (
        ("1997-12-18", "absent", "absent"),
        ("1997-12-19", "eligible", "eligible"),
    ):
        statuses = {item.id: item.status.value for item in case.assess(day).verdict.tranches}
        assert statuses.get("dia-fee-1", "absent") == first
        assert statuses.get("dia-fee-2", "absent") == second


def test_reports_that_go_to_nepa_are_no_breach_where_none_is_on_file() -> None:
    statuses = honest.given_to_the_trustee().assess("2000-12-31").statuses()
    reports = {name: said for name, said in statuses.items() if "producer-quarterly" in name}
    assert reports
    assert "violated" not in reports.values()
