"""The ways to payment of the samples and of the cases of the audit, and whole years by them.

Each way is assessed with its papers, and without each of them. A year that is followed paper by
paper, as ``unlock`` says, ends with all of its deposits paid.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.model.verdict import Amount, TrancheStatus
from checker.pipeline import Loaded, assess, load
from checker.unlock import Outlook, Prospect, unlock
from tests.acceptance.test_audit_cases import CASES, DEPOSITS
from tests.unlock.plots import paper
from tests.unlock.proofs import pays, with_papers, without_each

SAMPLES = Path(__file__).parents[2] / "samples"
OF_SAMPLES = [
    ("halon-1998", "1998-01-10"),
    ("halon-1999-incomplete", "1999-04-01"),
    ("halon-1999-overproduction", "1999-07-31"),
    ("halon-1999-resumed", "1999-09-30"),
    ("mlf-bahamas", "2005-09-01"),
    ("mlf-india-foam", "2002-07-22"),
    ("mlf-philippines", "2003-07-07"),
]


def check(loaded: Loaded, day: date) -> None:
    """Prove each way, and that a tranche without one is told with what stands against it."""
    for found in unlock(loaded, day):
        assert found.ways or found.outlook is not Outlook.UNLOCKABLE
        assert found.blocked_by or found.outlook is not Outlook.BLOCKED
        for way in found.ways:
            assert pays(loaded, day, found, way, [step.document for step in way.steps])
            for rest in without_each(way):
                assert not pays(loaded, day, found, way, rest), (found.tranche.key, rest)


@pytest.mark.long
@pytest.mark.parametrize(("name", "day"), OF_SAMPLES)
def test_each_way_of_a_sample_pays_and_no_paper_is_idle(name: str, day: str) -> None:
    check(load(SAMPLES / name), date.fromisoformat(day))


@pytest.mark.long
@pytest.mark.skipif(not CASES.is_dir(), reason="the cases of the audit are not there")
@pytest.mark.parametrize(("name", "day"), sorted(DEPOSITS))
def test_each_way_of_a_case_of_the_audit_pays_and_no_paper_is_idle(name: str, day: str) -> None:
    check(load(CASES / f"{name}.json"), date.fromisoformat(day))


@pytest.mark.parametrize(
    ("sample", "day", "year"),
    [
        ("halon-1998", "1998-01-10", 1998),
        pytest.param("halon-1999", "1999-01-10", 1999, marks=pytest.mark.long),
        pytest.param("halon-1999", "1999-12-31", 2000, marks=pytest.mark.long),
    ],
)
def test_a_year_followed_paper_by_paper_ends_with_four_deposits_paid(
    sample: str, day: str, year: int
) -> None:
    today = date.fromisoformat(day)
    case = with_papers(load(SAMPLES / sample), today, [])
    for number in (1, 2, 3, 4):
        (found,) = _of_deposit(case, today, year, number)
        if found.tranche.status is TrancheStatus.RELEASED:
            continue
        assert found.outlook is not Outlook.BLOCKED, found.blocked_by
        papers: list[Any] = []
        if found.ways:
            today = max(today, found.ways[0].earliest)
            papers = [step.document for step in found.ways[0].steps]
        assert found.payable is not None
        deposit = _deposit(year, number, today, found.payable)
        case = with_papers(case, today, [*papers, deposit])
    assert _paid(case, today, year) == [TrancheStatus.RELEASED] * 4


def _of_deposit(case: Loaded, today: date, year: int, number: int) -> tuple[Prospect, ...]:
    """Return the prospect of a deposit, payable as it stands where it is paid already."""
    for each in assess(case, today).tranches:
        if each.key == f"tranche-{number}/{year}" and each.status is TrancheStatus.RELEASED:
            return (Prospect(each, Outlook.PAYABLE),)
    return unlock(case, today, f"tranche-{number}/{year}")


def _deposit(year: int, number: int, day: date, amount: Amount) -> dict[str, Any]:
    fields = {"year": year, "tranche": number, "paid_on": str(day), "amount": amount.value}
    return paper("deposit", f"PAID-{year}-{number}", "trustee", str(day), **fields)


def _paid(case: Loaded, day: date, year: int) -> list[TrancheStatus]:
    found = [each for each in assess(case, day).tranches if each.subject == {"year": year}]
    return [each.status for each in found if each.id.startswith("tranche-")]
