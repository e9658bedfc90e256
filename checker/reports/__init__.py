"""Verdicts, explanations, calendars and problems as text, each format in a file of its own.

Formats are imported when they are asked for: a plain JSON run needs neither rich nor jinja2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from checker.reports.assessment import Assessment, Style

__all__ = ["FILE_FORMATS", "FORMATS", "Assessment", "Style", "render", "render_file"]

FORMATS = ("text", "json", "html", "markdown", "sarif", "junit", "github")
"""Formats of verdicts by name; each is a module here with a function ``render``."""

FILE_FORMATS = ("xlsx",)
"""Formats whose files are bytes; they need the packages of an extra."""
FOR_PEOPLE = ("text", "html", "markdown")
"""Formats that are told in the language of the style."""


def render(assessments: Sequence[Assessment], format_: str, style: Style | None = None) -> str:
    """Return the verdicts in a format; raises ValueError for one that is not in ``FORMATS``."""
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")
    module = import_module(f"checker.reports.{format_}")
    function: Callable[[Sequence[Assessment], Style], str] = module.render
    look = style or Style()
    if format_ not in FOR_PEOPLE:
        return function(assessments, look)
    with look.speaking(one.pack.texts for one in assessments):
        return function(assessments, look)


def render_file(
    assessments: Sequence[Assessment],
    format_: str,
    unusable: Mapping[str, Sequence[str]],
    style: Style | None = None,
) -> bytes:
    """Return the verdicts in a format of ``FILE_FORMATS``; raises ValueError for another.

    ``unusable`` are the cases without a verdict, each with its problems in words. Of the style
    only the language counts.
    """
    if format_ not in FILE_FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FILE_FORMATS)}")
    module = import_module(f"checker.reports.{format_}")
    function: Callable[[Sequence[Assessment], Mapping[str, Sequence[str]]], bytes] = module.render
    with (style or Style()).speaking(one.pack.texts for one in assessments):
        return function(assessments, unusable)
