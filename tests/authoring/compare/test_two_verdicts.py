from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.authoring.compare.two_verdicts import TwoVerdicts, compare_verdicts, payable_now
from checker.model.statuses import Status, TrancheStatus
from checker.model.verdict import Verdict
from tests.reports import samples


def verdict() -> Verdict:
    return samples.assessment().verdict


def changed(**update: object) -> Verdict:
    """Return the verdict with the overrun satisfied, and with further differences."""
    findings = tuple(
        each.model_copy(update={"status": Status.SATISFIED, **update})
        if each.id == samples.OVERRUN
        else each
        for each in verdict().findings
    )
    return verdict().model_copy(update={"findings": findings})


def reasons(pair: TwoVerdicts) -> dict[str, tuple[str, ...]]:
    return {change.difference.id: change.reasons for change in pair.changes}


def test_equal_verdicts_have_no_changes() -> None:
    pair = compare_verdicts(verdict(), verdict())
    assert (pair.changes, pair.payable, pair.same_rules) == ((), {}, True)


def test_a_new_paper_is_the_reason() -> None:
    old = verdict()
    (before,) = [each for each in old.findings if each.id == samples.OVERRUN]
    pair = compare_verdicts(old, changed(evidence=(*before.evidence, "new-1")))
    assert reasons(pair)[samples.OVERRUN] == ("paper: new-1 came",)


def test_a_paper_that_counts_no_more_is_the_reason() -> None:
    pair = compare_verdicts(verdict(), changed(evidence=()))
    (told,) = reasons(pair)[samples.OVERRUN]
    assert told.startswith("paper: ")
    assert told.endswith("counts no more")


def test_without_another_paper_it_was_the_day() -> None:
    later = changed().model_copy(update={"as_of": date(2001, 1, 1)})
    pair = compare_verdicts(verdict(), later)
    assert reasons(pair)[samples.OVERRUN] == (f"day: 2001-01-01 and not {verdict().as_of}",)


def test_without_another_paper_or_day_it_was_the_rule() -> None:
    rules = verdict().rules.model_copy(update={"digest": "sha256:other"})
    pair = compare_verdicts(verdict(), changed().model_copy(update={"rules": rules}))
    assert not pair.same_rules
    assert reasons(pair)[samples.OVERRUN] == ("rule: the rules are not the same",)


def test_what_may_be_paid_is_compared() -> None:
    old = verdict()
    first, second = old.tranches
    eligible = {"status": TrancheStatus.ELIGIBLE, "payable": second.amount}
    new = old.model_copy(update={"tranches": (first, second.model_copy(update=eligible))})
    assert payable_now(old) == {"USD": Decimal("741193.75")}
    assert payable_now(new) == {"USD": Decimal("3651193.75")}
    assert compare_verdicts(old, new).payable == {"USD": Decimal("2910000.00")}
    assert compare_verdicts(old, new).changes[0].difference.kind == "tranche"
