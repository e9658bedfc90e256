"""Problems as workflow commands, which GitHub shows as annotations on the changed files."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.github import annotation
from checker.reports.problems.details import in_full, level


def render(problems: Sequence[Problem], style: Style) -> str:
    """Return an annotation for each problem; the style changes nothing."""
    lines = (
        annotation(level(problem), in_full(problem), problem.code, problem.position)
        for problem in problems
    )
    return "".join(f"{line}\n" for line in lines)
