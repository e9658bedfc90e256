"""What is told of a problem beside its message, the same in every format for people."""

from __future__ import annotations

from typing import Literal

from checker.messages import Message, gettext
from checker.model.problems import Problem
from checker.reports.phrases import clip

LONGEST = 300
"""How many characters of one text are shown."""


def details(problem: Problem) -> list[tuple[Message, str]]:
    """Return what was expected and found, and the hint, where they are given, with labels."""
    given = (
        (gettext("Expected"), problem.expected),
        (gettext("Found"), problem.found),
        (gettext("Hint"), problem.hint),
    )
    return [(name, clip(text, LONGEST)) for name, text in given if text is not None]


def in_full(problem: Problem) -> str:
    """Return the message and its details, a line each."""
    lines = [f"{name}: {text}" for name, text in details(problem)]
    return "\n".join([clip(problem.message, LONGEST), *lines])


def level(problem: Problem) -> Literal["error", "warning"]:
    """Return how grave a problem is, as formats for machines call it."""
    return "warning" if problem.is_warning else "error"
