"""Problems as JUnit XML: an error for each, or one test case that passed where there is none."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.problems import Problem
from checker.reports.assessment import Style
from checker.reports.junit import Suite, TestCase, document
from checker.reports.problems.details import in_full


def render(problems: Sequence[Problem], style: Style) -> str:
    """Return one suite with a test case for each problem; the style changes nothing."""
    cases = [_case(problem) for problem in problems]
    nothing = TestCase(group="input", name="no problems", outcome="passed")
    return document([Suite("input", cases or [nothing], {}, "input")])


def _case(problem: Problem) -> TestCase:
    return TestCase(
        group=problem.code,
        name=f"{problem.position} {problem.position.pointer}".rstrip(),
        outcome="passed" if problem.is_warning else "error",
        kind=problem.code,
        message=problem.message,
        detail=in_full(problem),
    )
