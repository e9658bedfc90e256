from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from checker.model.verdict import Finding, Status
from checker.reports import Style
from checker.reports.calendar import (
    DueState,
    due_dates,
    render,
)
from tests.reports import samples
from tests.reports.outputs import CALENDAR


def states(made: dict[str, Any], as_of: date) -> dict[str, tuple[str, int | None]]:
    """Return state and days left of a changed obligation as of a date."""
    finding = samples.findings()[2].model_copy(update=made)
    calendar = due_dates(samples.assessment(findings=(finding,), consequences=(), as_of=as_of))
    return {item.finding: (item.state.value, item.days_left) for item in calendar.items}


DUE = date(2000, 2, 14)


@pytest.mark.parametrize(
    ("made", "as_of", "state"),
    [
        ({"status": Status.PENDING}, date(2000, 2, 13), ("pending", 1)),
        ({"status": Status.PENDING}, DUE, ("due", 0)),
        ({"status": Status.VIOLATED}, date(2000, 2, 15), ("overdue", -1)),
        ({"status": Status.UNDETERMINED}, DUE, ("due", 0)),
        ({"status": Status.UNDETERMINED}, date(2000, 2, 15), ("open", None)),
        ({"status": Status.SATISFIED, "done_on": DUE}, date(2000, 3, 1), ("done", None)),
        (
            {"status": Status.VIOLATED, "done_on": date(2000, 2, 15)},
            date(2000, 3, 1),
            ("done-late", None),
        ),
        ({"status": Status.WAIVED}, date(2000, 3, 1), ("waived", None)),
    ],
)
def test_state_follows_from_finding_and_date(
    made: dict[str, Any], as_of: date, state: tuple[str, int | None]
) -> None:
    assert states(made, as_of) == {samples.REPORT: state}


@pytest.mark.parametrize("made", [{"status": Status.NOT_APPLICABLE}, {"due": None}])
def test_what_does_not_apply_or_has_no_date_is_left_out(made: dict[str, Any]) -> None:
    assert states(made, DUE) == {}


def test_only_obligations_and_consequences_have_due_dates() -> None:
    overrun: Finding = samples.findings()[0].model_copy(update={"due": DUE})
    made = samples.assessment(findings=(overrun,))
    assert [item.finding for item in due_dates(made).items] == [samples.FINE]


def test_lifted_consequence_is_done() -> None:
    fine = samples.consequences()[0].model_copy(update={"lifted_by": ("plan-98",)})
    (item,) = due_dates(samples.assessment(findings=(), consequences=(fine,))).items
    assert (item.state, item.days_left, item.evidence) == (DueState.DONE, None, ("plan-98",))


def test_bearer_is_named_by_title() -> None:
    text = render(samples.assessment(), "text", Style())
    assert "2000-02-14 pending    Quarterly report (year 1999, quarter 4): 122 days left\n" in text
    assert "                      Local bureau, agr-7 20\n" in text


def test_only_what_is_open_is_kept_and_what_was_waived_before_its_day() -> None:
    day = CALENDAR.as_of
    states = [*DueState, DueState.WAIVED]
    dues = [day] * len(DueState) + [day - timedelta(days=1)]
    items = tuple(
        replace(CALENDAR.items[0], state=state, due=due)
        for state, due in zip(states, dues, strict=True)
    )
    kept = replace(CALENDAR, items=items).open_only()
    assert {item.state for item in kept.items} == {
        DueState.OVERDUE,
        DueState.OPEN,
        DueState.DUE,
        DueState.PENDING,
        DueState.WAIVED,
    }
    assert all(item.due == day for item in kept.items)
    assert kept.left_out == 3
