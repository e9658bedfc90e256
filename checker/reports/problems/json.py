"""Problems as JSON, for programs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.json import dumps
from checker.reports.problems.details import level


def render(problems: Sequence[Problem], style: Style) -> str:
    """Return all problems with every part; the style changes nothing."""
    return dumps({"problems": [_object(problem) for problem in problems]})


def _object(problem: Problem) -> dict[str, Any]:
    place = problem.position
    return {
        "file": place.file,
        "pointer": place.pointer,
        "line": place.line,
        "column": place.column,
        "cell": place.cell,
        "level": level(problem),
        "code": problem.code,
        "message": problem.message,
        "expected": problem.expected,
        "found": problem.found,
        "hint": problem.hint,
    }
