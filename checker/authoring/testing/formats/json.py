"""Test results as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.testing.results import SuiteResults, TestResult
from checker.reports import Style
from checker.reports.json import dumps


def render(suites: Sequence[SuiteResults], style: Style) -> str:
    """Return all results of all packs; the style changes nothing."""
    return dumps({"packs": [_suite(suite) for suite in suites]})


def _suite(suite: SuiteResults) -> Mapping[str, object]:
    pack = suite.compiled.pack
    return {
        "pack": pack.id,
        "version": pack.manifest.version,
        "digest": pack.digest,
        "tests": [_result(result) for result in suite.results],
    }


def _result(result: TestResult) -> Mapping[str, object]:
    place = result.position
    return {
        "name": result.name,
        "outcome": result.outcome,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "todo": result.todo,
        "problems": [str(problem) for problem in result.problems],
        "differences": [
            {"path": list(each.path), "expected": each.expected, "found": each.found}
            for each in result.mismatches
        ],
    }
