"""Due dates as iCalendar (RFC 5545), for calendar programs.

The file is not a message of iTIP (RFC 5546): without a METHOD it needs no ORGANIZER, for which
there is no address to give.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import icalendar

from checker.messages import Message, gettext, ngettext, told
from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import OPEN_STATES, Calendar, DueItem, DueState
from checker.reports.phrases import clean, titled

ALARM_DAYS: Final = (14, 1)
"""How many days ahead a calendar program reminds."""
REFRESH: Final = timedelta(days=1)
_MORNING: Final = timedelta(hours=9)
_MIDNIGHT = time(tzinfo=UTC)
_FIRST_DAY: Final = date(1970, 1, 1)


def render(calendars: Sequence[Calendar], style: Style) -> str:
    """Return one event for each item, which without an end lasts all of its day.

    A UID depends on case, pack and finding only, so a newer file replaces the events of an older
    one, for which SEQUENCE counts the days up to the as-of date. DTSTAMP is that date too, so the
    same calendar gives the same bytes. What is waived is cancelled, and only what is open and
    still ahead has alarms.
    """
    document = icalendar.Calendar()
    document.add("prodid", "-//checker//due dates//EN")
    document.add("version", "2.0")
    name = icalendar.vText(clean(_name(calendars)))
    document.add("x-wr-calname", name)  # a name icalendar does not know as text
    document.add("refresh-interval", icalendar.vDuration(REFRESH), {"value": "DURATION"})
    for calendar in calendars:
        for item in calendar.ordered():
            document.add_component(_event(calendar, item, len(calendars) > 1))
    content: bytes = document.to_ical()
    return content.decode("utf-8")


def _name(calendars: Sequence[Calendar]) -> Message:
    if len(calendars) == 1:
        return gettext("{case}: due dates", case=calendars[0].case)
    return ngettext("Due dates of {count} case", "Due dates of {count} cases", len(calendars))


def _event(calendar: Calendar, item: DueItem, names_case: bool) -> icalendar.Event:
    event = icalendar.Event()
    summary = _summary(calendar, item, names_case)
    for name, value in _properties(calendar, item, summary).items():
        event.add(name, value)
    if item.state in OPEN_STATES and item.due >= calendar.as_of:
        for days in ALARM_DAYS:
            event.add_component(_alarm(days, summary))
    return event


def _summary(calendar: Calendar, item: DueItem, names_case: bool) -> str:
    by = f" - {told(item.bearer)}" if item.bearer else ""
    case = f"{calendar.case}: " if names_case else ""
    return clean(f"{case}{titled(item.title, item.subject)}{by}")


def _properties(calendar: Calendar, item: DueItem, summary: str) -> dict[str, Any]:
    identity = "\0".join((calendar.pack, calendar.case, item.finding))
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()
    stamp = datetime.combine(calendar.as_of, _MIDNIGHT)
    return {
        "uid": f"{digest[:32]}@checker",
        "dtstamp": stamp,
        "last-modified": stamp,
        "sequence": (calendar.as_of - _FIRST_DAY).days,
        "dtstart": item.due,
        "summary": summary,
        "description": "\n".join(_description(item)),
        "categories": [str(told(item.state.traits.words))],
        "status": "CANCELLED" if item.state is DueState.WAIVED else "CONFIRMED",
        "transp": "TRANSPARENT",
    }


def _alarm(days: int, summary: str) -> icalendar.Alarm:
    """Return a reminder in the morning of a day that lies ``days`` before the event."""
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _MORNING - timedelta(days=days))
    return alarm


def _description(item: DueItem) -> Sequence[str]:
    lines = [
        gettext("State: {state}", state=item.state.traits.words),
        gettext("Paragraph: {paragraph}", paragraph=item.source),
    ]
    if item.evidence:
        lines.append(gettext("Evidence: {documents}", documents=", ".join(item.evidence)))
    return [clean(line) for line in (*lines, gettext("Finding: {id}", id=item.finding))]
