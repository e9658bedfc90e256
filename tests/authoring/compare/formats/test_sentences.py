from __future__ import annotations

from decimal import Decimal

from checker.authoring.compare.formats.sentences import count, head, was_and_is
from checker.authoring.compare.two_verdicts import compare_verdicts
from checker.model.statuses import Status, TrancheStatus
from checker.model.verdict import Amount, Verdict
from tests.reports import samples

SAMPLE = samples.assessment().verdict
OLD = SAMPLE.model_copy(update={"tranches": ()})
"""A verdict on which nothing may be paid."""


def eligible(*amounts: tuple[str, str | None]) -> Verdict:
    """The same with tranches that may be paid now, one for each amount."""
    first = SAMPLE.tranches[0]
    tranches = tuple(
        first.model_copy(
            update={
                "subject": {"year": 2000 + number},
                "status": TrancheStatus.ELIGIBLE,
                "payable": Amount(value=Decimal(value), currency=currency),
                "paid": None,
            }
        )
        for number, (value, currency) in enumerate(amounts)
    )
    return OLD.model_copy(update={"tranches": tranches})


def test_two_verdicts_that_are_the_same_are_named_and_nothing_is_payable() -> None:
    assert list(head(compare_verdicts(OLD, OLD))) == [
        "From smelter-1999 as of 1999-10-15 (violated) to smelter-1999 as of 1999-10-15 (violated)",
        "Payable now: nothing; then nothing",
        "The rules are the same: smelter 1.2.0 (sha256:0123456789ab)",
    ]


def test_what_may_be_paid_is_told_by_currency() -> None:
    new = eligible(("1000.00", "USD"), ("0.50", "USD"), ("7.00", "EUR"))
    _, payable, *more = head(compare_verdicts(OLD, new))
    assert payable == "Payable now: nothing; then USD 1,000.50; EUR 7.00"
    assert "USD 1,000.50 more becomes payable" in more


def test_other_rules_are_told_by_their_digests() -> None:
    rules = OLD.rules.model_copy(update={"version": "1.3.0", "digest": "sha256:" + "f" * 64})
    *_, last = head(compare_verdicts(OLD, OLD.model_copy(update={"rules": rules})))
    old, new = "smelter 1.2.0 (sha256:0123456789ab)", "smelter 1.3.0 (sha256:ffffffffffff)"
    assert last == f"The rules differ: {old}; then {new}"


def test_changes_are_counted_and_say_what_was_and_is() -> None:
    new = OLD.model_copy(update={"status": Status.SATISFIED})
    pair = compare_verdicts(OLD, new)
    assert count(pair) == "1 change"
    assert count(compare_verdicts(OLD, OLD)) == "0 changes"
    assert was_and_is(pair.changes[0]) == "was violated; is satisfied"
