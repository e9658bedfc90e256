"""Test results as annotations of GitHub: one for each test that failed or could not be run."""

from __future__ import annotations

from collections.abc import Sequence

from checker.authoring.testing.formats.text import result_lines
from checker.authoring.testing.results import SuiteResults
from checker.reports import Style
from checker.reports.github import annotation


def render(suites: Sequence[SuiteResults], style: Style) -> str:
    """Return a line for each test that did not pass; details are laid out as in text."""
    lines = [
        annotation(
            "error",
            "\n".join(result_lines(suite.compiled, test, result, style)),
            result.name,
            result.position,
        )
        for suite in suites
        for test, result in zip(suite.tests, suite.results, strict=True)
        if result.outcome in ("failed", "error")
    ]
    return "".join(f"{line}\n" for line in lines)
