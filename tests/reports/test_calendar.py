import json
from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar
import pytest

from checker.reports import Style
from checker.reports.calendar import Calendar, DueItem, DueState, render_calendar
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
