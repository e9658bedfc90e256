"""Due dates of one or more cases, each format in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from checker.reports.assessment import Assessment, Style
from checker.reports.calendar.due_dates import Calendar, DueItem, DueState, due_dates

__all__ = [
    "FORMATS",
    "Calendar",
    "DueItem",
    "DueState",
    "due_dates",
    "render",
    "render_calendars",
]

FORMATS = ("text", "json", "ics", "csv")
"""Formats of calendars by name; each is a module here with a function ``render``."""
SPOKEN = ("text", "ics")
"""Formats that people read, in the language of the style; programs read the others."""


def render(assessment: Assessment, format_: str, style: Style | None = None) -> str:
    """Return all due dates of a case in a format.

    Raises ValueError for a format that is not in ``FORMATS``.
    """
    return render_calendars([due_dates(assessment)], format_, style)


def render_calendars(
    calendars: Sequence[Calendar], format_: str, style: Style | None = None
) -> str:
    """Return the calendars of one or more cases in a format, as ``render`` does."""
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")
    module = import_module(f"checker.reports.calendar.{format_}")
    function: Callable[[Sequence[Calendar], Style], str] = module.render
    look = style or Style()
    if format_ not in SPOKEN:
        return function(calendars, look)
    with look.speaking(each.texts for each in calendars):
        return function(calendars, look)
