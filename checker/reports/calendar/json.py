"""Due dates as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import Calendar
from checker.reports.json import dumps


def render(calendars: Sequence[Calendar], style: Style) -> str:
    """Return the items by their days: of one case an object, of several a list of them.

    The style changes nothing but that: ``several`` asks for a list.
    """
    made = [_object(calendar) for calendar in calendars]
    return dumps(made if style.several or len(made) != 1 else made[0])


def _object(calendar: Calendar) -> dict[str, Any]:
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
    return {**head, "items": items}
