from dataclasses import replace

import icalendar
import pytest

from checker.reports import Style
from checker.reports.calendar import (
    Calendar,
    DueItem,
    DueState,
    render_calendars,
)
from tests.reports.outputs import CALENDAR


def events(calendar: Calendar) -> list[icalendar.Event]:
    text = render_calendars([calendar], "ics")
    parsed = icalendar.Calendar.from_ical(text)
    return [part for part in parsed.walk("VEVENT") if isinstance(part, icalendar.Event)]


def test_no_due_dates_are_said_in_text_and_an_empty_calendar() -> None:
    empty = replace(CALENDAR, items=())
    assert render_calendars([empty], "text") == "smelter-1999 as of 1999-10-15: 0 due dates\n"
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
    text = render_calendars([replace(CALENDAR, items=(item,))], "text", Style(width=120))
    assert words in text


def test_what_is_left_out_is_counted() -> None:
    text = render_calendars([replace(CALENDAR, left_out=1)], "text")
    assert "1 more is settled; --all lists it\n" in text
    assert "settled" not in render_calendars([CALENDAR], "text")


def test_several_cases_follow_each_other() -> None:
    text = render_calendars([CALENDAR, replace(CALENDAR, case="other")], "text")
    assert text.index("smelter-1999 as of") < text.index("\n\nother as of")
