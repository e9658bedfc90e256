from dataclasses import replace
from datetime import UTC, date, datetime

import icalendar

from checker.reports.calendar import (
    Calendar,
    DueState,
    render_calendar,
)
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
    changed = replace(CALENDAR, as_of=date(2001, 2, 2), known_on=date(2001, 2, 2), items=later)
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


def test_the_name_of_the_calendar_is_escaped() -> None:
    text = render_calendar(replace(CALENDAR, case="Work, phase; 2 \\ x"), "ics")
    assert "X-WR-CALNAME:Work\\, phase\\; 2 \\\\ x: due dates\r\n" in text


def test_a_file_to_import_names_no_method() -> None:
    assert "METHOD" not in render_calendar(CALENDAR, "ics")  # PUBLISH would need an organiser
