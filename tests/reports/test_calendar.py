import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest

from checker.model.verdict import Finding, Status
from checker.reports import Style
from checker.reports.calendar import (
    Calendar,
    DueItem,
    DueState,
    due_dates,
    render,
    render_calendar,
)
from tests.reports import samples
from tests.reports.outputs import CALENDAR


def events(calendar: Calendar) -> list[icalendar.Event]:
    text = render_calendar(calendar, "ics")
    parsed = icalendar.Calendar.from_ical(text)
    return [part for part in parsed.walk("VEVENT") if isinstance(part, icalendar.Event)]


def test_calendar_is_read_back_whole() -> None:
    read = events(CALENDAR)
    assert [event.decoded("dtstart") for event in read] == [
        date(1999, 5, 15),
        date(1999, 10, 14),
        date(1999, 10, 15),
        date(2000, 2, 14),
    ]
    assert all(event.errors == [] for event in read)


def test_uids_are_distinct_and_stay_when_the_date_or_the_state_changes() -> None:
    later = tuple(
        replace(item, due=date(2001, 1, 1), state=DueState.DONE, days_left=None)
        for item in CALENDAR.items
    )
    changed = Calendar(CALENDAR.case, date(2001, 2, 2), CALENDAR.pack, later)
    before = {str(event["uid"]) for event in events(CALENDAR)}
    assert len(before) == len(CALENDAR.items)
    assert {str(event["uid"]) for event in events(changed)} == before


def test_uids_differ_between_cases() -> None:
    other = replace(CALENDAR, case="other")
    shared = {str(event["uid"]) for event in events(CALENDAR)}
    assert not shared & {str(event["uid"]) for event in events(other)}


def test_stamp_is_the_as_of_date_and_not_the_clock() -> None:
    stamps = {event.decoded("dtstamp") for event in events(CALENDAR)}
    assert stamps == {datetime(1999, 10, 15, tzinfo=UTC)}


def test_texts_cannot_add_lines_to_the_file() -> None:
    title = "Report\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:false; a, b\x07"
    item = replace(CALENDAR.items[0], title=title, subject={})
    (event,) = events(replace(CALENDAR, items=(item,)))
    assert str(event["summary"]) == (
        "Report  END:VEVENT  BEGIN:VEVENT  SUMMARY:false; a, b - Local bureau"
    )


def test_the_last_day_there_is_can_be_due() -> None:
    item = replace(CALENDAR.items[0], due=date.max)
    (event,) = events(replace(CALENDAR, items=(item,)))
    assert event.decoded("dtstart") == date.max


def test_json_is_ordered_by_due_date_with_all_keys() -> None:
    made = json.loads(render_calendar(CALENDAR, "json"))
    assert [item["due"] for item in made["items"]] == sorted(item["due"] for item in made["items"])
    assert {tuple(item) for item in made["items"]} == {
        (
            "finding",
            "title",
            "subject",
            "bearer",
            "due",
            "state",
            "days_left",
            "source",
            "evidence",
        )
    }


def test_no_due_dates_are_said_in_text_and_an_empty_calendar() -> None:
    empty = replace(CALENDAR, items=())
    assert render_calendar(empty, "text") == "smelter-1999 as of 1999-10-15: 0 due dates\n"
    assert events(empty) == []


@pytest.mark.parametrize(
    ("state", "days", "words"),
    [
        (DueState.PENDING, 1, "1 day left"),
        (DueState.DUE, 0, "0 days left"),
        (DueState.OVERDUE, -1, "1 day overdue"),
        (DueState.DONE_LATE, None, "Quarterly report (year 1999, quarter 4)\n"),
    ],
)
def test_days_are_counted_in_words(state: DueState, days: int | None, words: str) -> None:
    item: DueItem = replace(CALENDAR.items[0], state=state, days_left=days)
    text = render_calendar(replace(CALENDAR, items=(item,)), "text", Style(width=120))
    assert words in text


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are text, json, ics"):
        render_calendar(CALENDAR, "csv")


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
