"""Due dates as a table of comma-separated values, for spreadsheets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Final

from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import Calendar, DueItem
from checker.reports.phrases import clean, subject_words

COLUMNS: Final = (
    "case",
    "due",
    "state",
    "days_left",
    "title",
    "subject",
    "bearer",
    "paragraph",
    "evidence",
    "finding",
)
BYTE_ORDER_MARK: Final = "\ufeff"
"""Lets Excel see that the file is UTF-8."""
_FORMULA_STARTS: Final = ("=", "+", "-", "@")


def render(calendars: Sequence[Calendar], style: Style) -> str:
    """Return a row for each item, by case and day; the style changes nothing."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for calendar in calendars:
        for item in calendar.ordered():
            writer.writerow(_row(calendar, item))
    return BYTE_ORDER_MARK + out.getvalue()


def text(value: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula: a quote goes before it."""
    shown = clean(value).strip()
    return f"'{shown}" if shown.startswith(_FORMULA_STARTS) else shown


def _row(calendar: Calendar, item: DueItem) -> Iterator[str]:
    yield text(calendar.case)
    yield item.due.isoformat()
    yield item.state.value
    yield "" if item.days_left is None else str(item.days_left)
    yield text(item.title)
    yield text(subject_words(item.subject)) if item.subject else ""
    yield text(item.bearer or "")
    yield text(item.source)
    yield text("; ".join(item.evidence))
    yield text(item.finding)
