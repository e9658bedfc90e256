"""Due dates as JSON, for programs."""

from __future__ import annotations

from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import Calendar
from checker.reports.json import dumps


def render(calendar: Calendar, style: Style) -> str:
    """Return the items by their days; the style changes nothing."""
    items = [
        {
            "finding": item.finding,
            "title": item.title,
            "subject": item.subject,
            "bearer": item.bearer,
            "due": item.due.isoformat(),
            "state": item.state.value,
            "days_left": item.days_left,
            "source": item.source,
            "evidence": list(item.evidence),
        }
        for item in calendar.ordered()
    ]
    head = {
        "case": calendar.case,
        "as_of": calendar.as_of.isoformat(),
        "known_on": calendar.known_on.isoformat(),
        "pack": calendar.pack,
    }
    return dumps({**head, "items": items})
