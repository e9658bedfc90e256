from __future__ import annotations

from decimal import Decimal

import pytest

from checker.authoring.probe.gains import Gain, VerdictById, gains, is_better
from checker.model.verdict import Amount, Finding, Status, Tranche, TrancheStatus

VIOLATED, UNDETERMINED, PENDING = Status.VIOLATED, Status.UNDETERMINED, Status.PENDING
SATISFIED, WAIVED, NOT_APPLICABLE = Status.SATISFIED, Status.WAIVED, Status.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VIOLATED, SATISFIED),
        (VIOLATED, NOT_APPLICABLE),
        (VIOLATED, PENDING),
        (VIOLATED, None),
        (UNDETERMINED, SATISFIED),
        (UNDETERMINED, PENDING),
        (PENDING, SATISFIED),
    ],
)
def test_better(old: Status, new: Status | None) -> None:
    assert is_better(old, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (VIOLATED, UNDETERMINED),
        (UNDETERMINED, VIOLATED),
        (SATISFIED, NOT_APPLICABLE),
        (SATISFIED, None),
        (WAIVED, SATISFIED),
        (UNDETERMINED, None),
        (PENDING, None),
        (PENDING, NOT_APPLICABLE),
        (PENDING, UNDETERMINED),
    ],
)
def test_not_better(old: Status, new: Status | None) -> None:
    assert not is_better(old, new)


def finding(status: Status, subject: str) -> Finding:
    return Finding(
        id=f"rule/{subject}",
        rule="rule",
        title="t",
        subject={"paper": subject},
        status=status,
        source="s",
        message="m",
    )


def verdict(*findings: Finding, tranches: tuple[Tranche, ...] = ()) -> VerdictById:
    return VerdictById(
        {each.id: each for each in findings}, {each.key: each for each in tranches}, {}
    )


def test_a_finding_on_the_changed_paper_may_go_with_it() -> None:
    before = verdict(finding(VIOLATED, "R"), finding(VIOLATED, "S"))
    assert list(gains(before, verdict(), frozenset({"R"}))) == [
        Gain("rule", "rule/S", "violated", "gone")
    ]


def grant(status: TrancheStatus, amount: int) -> Tranche:
    value = Amount(value=Decimal(amount), currency="USD")
    return Tranche(
        id="grant",
        title="t",
        subject={"year": 1},
        status=status,
        amount=value,
        payable=value if status is TrancheStatus.ELIGIBLE else None,
        source="s",
    )


def paid(old: Tranche | None, new: Tranche | None) -> list[Gain]:
    before = verdict(tranches=() if old is None else (old,))
    after = verdict(tranches=() if new is None else (new,))
    return list(gains(before, after, frozenset()))


def test_money_that_becomes_payable_is_a_gain_with_the_amount() -> None:
    (gain,) = paid(grant(TrancheStatus.WITHHELD, 5), grant(TrancheStatus.ELIGIBLE, 5))
    assert (gain.id, gain.before, gain.after) == ("grant/1", "withheld", "eligible")
    assert gain.money == Amount(value=Decimal(5), currency="USD")


def test_more_money_is_a_gain_and_less_is_none() -> None:
    less, more = grant(TrancheStatus.ELIGIBLE, 5), grant(TrancheStatus.ELIGIBLE, 6)
    assert len(paid(less, more)) == 1
    assert paid(more, less) == []
    assert paid(more, None) == []


def test_a_new_payment_is_a_gain() -> None:
    (gain,) = paid(None, grant(TrancheStatus.ELIGIBLE, 5))
    assert gain.before == "gone"
