"""Test results as JUnit XML: a suite for each pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.testing.formats.text import result_lines
from checker.authoring.testing.results import SuiteResults, TestOutcome, TestResult
from checker.authoring.testing.suite import LocatedTest
from checker.messages import gettext
from checker.reports import Style
from checker.reports.junit import JUnitResult, Suite, TestCase, document

_OUTCOMES: Mapping[TestOutcome, JUnitResult] = {
    "passed": "passed",
    "failed": "failure",
    "error": "error",
    "todo": "skipped",
}


def render(suites: Sequence[SuiteResults], style: Style) -> str:
    """Return an XML document; details are laid out as in text."""
    return document([_suite(suite, style) for suite in suites])


def _suite(suite: SuiteResults, style: Style) -> Suite:
    pack = suite.compiled.pack
    cases = [
        _case(suite, test, result, style)
        for test, result in zip(suite.tests, suite.results, strict=True)
    ]
    properties = {"version": pack.manifest.version, "digest": pack.digest}
    return Suite(pack.id, cases, properties, pack.id)


def _case(suite: SuiteResults, test: LocatedTest, result: TestResult, style: Style) -> TestCase:
    file = result.position.file.rpartition("/")[2].removesuffix(".yaml")
    detail = [] if result.todo else result_lines(suite.compiled, test, result, style)
    return TestCase(
        group=f"{suite.compiled.pack.id}.{file}",
        name=result.name,
        outcome=_OUTCOMES[result.outcome],
        kind=result.outcome,
        message=result.todo or _first_line(result),
        detail="\n".join(detail),
    )


def _first_line(result: TestResult) -> str:
    if result.problems:
        return str(result.problems[0])
    if not result.mismatches:
        return ""
    first = result.mismatches[0]
    return gettext(
        "{place}: expected {expected}, found {found}",
        place=" ".join(first.path),
        expected=first.expected,
        found=first.found,
    )
