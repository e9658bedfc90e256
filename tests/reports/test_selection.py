from __future__ import annotations

import pytest

from checker.messages import catalogue, speaking
from checker.model.verdict import ConsequenceKind, Coverage, Status, Unchecked
from checker.reports.selection import (
    declared_by,
    declared_lines,
    findings_and_case,
    ordered_consequences,
    waiting_line,
)
from tests.reports import samples


def test_consequences_stand_by_kind_and_the_lifted_ones_last() -> None:
    (first, *_) = samples.consequences()
    made = [
        first.model_copy(update={"id": kind.value, "kind": kind, "lifted_by": None})
        for kind in reversed(ConsequenceKind)
    ]
    lifted = first.model_copy(update={"id": "x", "kind": ConsequenceKind.HOLD, "lifted_by": ()})
    verdict = samples.verdict(consequences=(lifted, *made))
    ids = [one.id for one in ordered_consequences(verdict)]
    assert ids == [*(kind.value for kind in ConsequenceKind), "x"]


@pytest.mark.parametrize("status", [Status.VIOLATED, Status.UNDETERMINED])
def test_a_case_never_looks_greener_than_it_is(status: Status) -> None:
    verdict = samples.verdict(status=status, findings=(), tranches=())
    assert [(one.id, one.status) for one in findings_and_case(verdict)] == [("case", status)]


@pytest.mark.parametrize("status", [Status.PENDING, Status.SATISFIED])
def test_a_case_in_order_adds_no_finding(status: Status) -> None:
    assert findings_and_case(samples.verdict(status=status, findings=(), tranches=())) == ()


def waited_for(*senders: str | None) -> Coverage:
    unchecked = [Unchecked(norm="n", why="nothing", sender=sender) for sender in senders]
    return Coverage(norms=9, checked=9 - len(unchecked), unchecked=tuple(unchecked))


def test_those_whose_papers_would_decide_most_stand_first() -> None:
    coverage = waited_for("b", "a", "a", None, "c", "d", "e", "f")
    line = waiting_line(samples.assessment(coverage=coverage))
    assert line == "Papers to decide the rest come from a (2), b (1), c (1), d (1), 2 others"


def test_norms_that_no_paper_decides_wait_for_nobody() -> None:
    assert waiting_line(samples.assessment(coverage=waited_for(None))) is None


def test_whose_bare_word_a_tranche_rests_on_is_told_by_tranche() -> None:
    assert declared_lines(samples.assessment()) == ["tranche-2/1999: Local bureau (out-a)"]


def test_senders_are_named_in_the_language_of_the_report() -> None:
    one = samples.assessment(coverage=waited_for("bureau"))
    with speaking(catalogue("zh", {"Local bureau": "地方部门"})):
        assert declared_by(one, one.verdict.tranches[1]) == ["地方部门（out-a）"]
        assert str(waiting_line(one)).endswith("地方部门（1）")
