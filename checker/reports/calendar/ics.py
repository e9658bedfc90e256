"""Due dates as iCalendar (RFC 5545), for calendar programs."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import Any

import icalendar

from checker.messages import gettext
from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import Calendar, DueItem
from checker.reports.phrases import clean, titled

_MIDNIGHT = time(tzinfo=UTC)


def render(calendar: Calendar, style: Style) -> str:
    """Return one event for each item, which without an end lasts all of its day.

    A UID depends on case, pack and finding only, so a newer file replaces the events of an older
    one; DTSTAMP is the as-of date, so the same calendar gives the same bytes.
    """
    document = icalendar.Calendar()
    document.add("prodid", "-//checker//due dates//EN")
    document.add("version", "2.0")
    name = clean(gettext("{case}: due dates", case=calendar.case))
    document.add("x-wr-calname", icalendar.vText(name))  # a name icalendar does not know as text
    for item in calendar.ordered():
        event = icalendar.Event()
        for name, value in _event(calendar, item).items():
            event.add(name, value)
        document.add_component(event)
    content: bytes = document.to_ical()
    return content.decode("utf-8")


def _event(calendar: Calendar, item: DueItem) -> dict[str, Any]:
    identity = "\0".join((calendar.pack, calendar.case, item.finding))
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()
    by = f" - {item.bearer}" if item.bearer else ""
    return {
        "uid": f"{digest[:32]}@checker",
        "dtstamp": datetime.combine(calendar.as_of, _MIDNIGHT),
        "dtstart": item.due,
        "summary": clean(f"{titled(item.title, item.subject)}{by}"),
        "description": "\n".join(_description(item)),
        "categories": [str(item.state.traits.words)],
        "transp": "TRANSPARENT",
    }


def _description(item: DueItem) -> Sequence[str]:
    lines = [
        gettext("State: {state}", state=item.state.traits.words),
        gettext("Paragraph: {paragraph}", paragraph=item.source),
    ]
    if item.evidence:
        lines.append(gettext("Evidence: {documents}", documents=", ".join(item.evidence)))
    return [clean(line) for line in (*lines, gettext("Finding: {id}", id=item.finding))]
