"""Problems of input, each format in a file of its own.

They are for the person who wrote the input, and for the tools that this person works in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from checker.model.problems import Problem
from checker.reports.assessment import Style

FORMATS = ("text", "json", "github", "sarif", "junit")
"""Formats of problems by name; each is a module here with a function ``render``."""


def render(problems: Sequence[Problem], format_: str = "text", style: Style | None = None) -> str:
    """Return the problems in a format; raises ValueError for one that is not in ``FORMATS``.

    Text stops after 100 problems with a count of the rest, unless verbose; the formats for
    machines are complete.
    """
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")
    module = import_module(f"checker.reports.problems.{format_}")
    function: Callable[[Sequence[Problem], Style], str] = module.render
    look = style or Style()
    if format_ != "text":
        return function(problems, look)
    with look.speaking():
        return function(problems, look)
