from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import icalendar

from checker.reports.calendar import (
    Calendar,
    DueState,
    render_calendars,
)
from tests.reports.outputs import CALENDAR


def events(calendar: Calendar) -> list[icalendar.Event]:
    text = render_calendars([calendar], "ics")
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
    text = render_calendars([replace(CALENDAR, case="Work, phase; 2 \\ x")], "ics")
    assert "X-WR-CALNAME:Work\\, phase\\; 2 \\\\ x: due dates\r\n" in text


def test_a_file_to_import_names_no_method() -> None:
    assert "METHOD" not in render_calendars([CALENDAR], "ics")  # PUBLISH would need an organiser


def event_of(state: DueState, due: date = date(1999, 11, 1)) -> icalendar.Event:
    days = (due - CALENDAR.as_of).days if state.traits.days else None
    item = replace(CALENDAR.items[0], state=state, due=due, days_left=days)
    (event,) = events(replace(CALENDAR, items=(item,)))
    return event


def alarms(event: icalendar.Event) -> list[timedelta]:
    return [alarm.decoded("trigger") for alarm in event.walk("VALARM")]


def test_what_is_open_and_ahead_reminds_in_the_mornings_before() -> None:
    in_the_morning = [timedelta(days=-13, hours=-15), timedelta(hours=-15)]
    assert alarms(event_of(DueState.PENDING)) == in_the_morning
    assert alarms(event_of(DueState.DUE, CALENDAR.as_of)) == in_the_morning
    assert alarms(event_of(DueState.OVERDUE, date(1999, 10, 14))) == []
    assert alarms(event_of(DueState.DONE)) == []


def test_what_is_waived_is_cancelled() -> None:
    assert str(event_of(DueState.WAIVED)["status"]) == "CANCELLED"
    assert str(event_of(DueState.PENDING)["status"]) == "CONFIRMED"
    assert alarms(event_of(DueState.WAIVED)) == []


def test_a_later_file_takes_the_place_of_an_earlier_one() -> None:
    later = replace(CALENDAR, as_of=date(1999, 10, 16))
    before, after = (events(each)[0].decoded("sequence") for each in (CALENDAR, later))
    assert after == before + 1
    assert events(later)[0].decoded("last-modified") == datetime(1999, 10, 16, tzinfo=UTC)


def test_the_file_is_no_invitation() -> None:
    text = render_calendars([CALENDAR], "ics")
    assert "METHOD" not in text
    assert "ORGANIZER" not in text
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in text


def test_several_cases_make_one_calendar_whose_events_name_them() -> None:
    text = render_calendars([CALENDAR, replace(CALENDAR, case="other")], "ics")
    assert text.count("BEGIN:VCALENDAR") == 1
    assert "X-WR-CALNAME:Due dates of 2 cases" in text
    parsed = icalendar.Calendar.from_ical(text)
    names = {str(event["summary"]).partition(":")[0] for event in parsed.walk("VEVENT")}
    assert names == {CALENDAR.case, "other"}
    assert len({str(event["uid"]) for event in parsed.walk("VEVENT")}) == 2 * len(CALENDAR.items)
