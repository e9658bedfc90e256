from __future__ import annotations

import pytest

from checker.model.verdict import ConsequenceKind, Status
from checker.reports.selection import findings_and_case, ordered_consequences
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
