"""The results of tests, with what was expected, what was found, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checker.authoring.testing.expectations import Difference
from checker.authoring.testing.runner import Result, SuiteResults, case_and_verdict
from checker.authoring.testing.suite import LocatedTest
from checker.model.compiled import CompiledPack
from checker.reports import Assessment, Style
from checker.reports.explain import UnknownFindingError
from checker.reports.explain import render as explain
from checker.reports.github import annotation
from checker.reports.json import dumps
from checker.reports.junit import Outcome, Suite, TestCase, document

FORMATS = ("text", "json", "junit", "github")
"""Formats of test results by name."""
EXPLAINED_LINES = 24
_JUNIT: dict[str, Outcome] = {
    "passed": "passed",
    "failed": "failure",
    "error": "error",
    "todo": "skipped",
}


def render(suites: Sequence[SuiteResults], format_: str, style: Style) -> str:
    """Return the results in one of ``FORMATS``."""
    renderers = {"text": _text, "json": _json, "junit": _junit, "github": _github}
    return renderers[format_](suites, style)


def _text(suites: Sequence[SuiteResults], style: Style) -> str:
    lines: list[str] = []
    for suite in suites:
        for test, result in zip(suite.tests, suite.results, strict=True):
            lines += _result_lines(suite, test, result, style)
        lines.append(suite.words())
    return "".join(f"{line}\n" for line in lines)


def _result_lines(
    suite: SuiteResults, test: LocatedTest, result: Result, style: Style
) -> Iterator[str]:
    if result.todo is not None:
        done = " (it passes now: remove 'todo')" if result.as_expected else ""
        yield f"TO DO  {result.name}: {result.todo}{done}"
    elif not result.as_expected:
        yield f"{'ERROR' if result.problems else 'FAILED'}  {result.name}"
        yield f"    {result.position}"
        yield from (f"    {problem}" for problem in result.problems)
        yield from _difference_lines(result.differences)
        for line in why(suite.compiled, test, result, style):
            yield f"      {line}".rstrip()
        yield ""


def _difference_lines(differences: Sequence[Difference]) -> Iterator[str]:
    for difference in differences:
        yield f"    {' '.join(difference.path)}"
        yield f"      expected  {difference.expected}"
        yield f"      found     {difference.found}"


def why(compiled: CompiledPack, test: LocatedTest, result: Result, style: Style) -> Sequence[str]:
    """Return the explanation of what the first difference is about, cut off unless verbose."""
    subject = next((each.subject for each in result.differences if each.subject), None)
    if subject is None:
        return ()
    case, verdict = case_and_verdict(test, compiled)
    narrow = Style(width=max(style.width - 6, 60), colour=style.colour)
    try:
        text = explain(Assessment(verdict, compiled.pack, case), subject, narrow)
    except UnknownFindingError:
        return ()
    lines = text.splitlines()
    rest = len(lines) - EXPLAINED_LINES
    if style.verbose or rest <= 1:
        return ("why:", *lines)
    return ("why:", *lines[:EXPLAINED_LINES], f"({rest} more lines with --verbose)")


def _json(suites: Sequence[SuiteResults], _: Style) -> str:
    return dumps({"packs": [_suite_object(suite) for suite in suites]})


def _suite_object(suite: SuiteResults) -> Mapping[str, object]:
    pack = suite.compiled.pack
    return {
        "pack": pack.id,
        "version": pack.manifest.version,
        "digest": pack.digest,
        "tests": [_result_object(result) for result in suite.results],
    }


def _result_object(result: Result) -> Mapping[str, object]:
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
            for each in result.differences
        ],
    }


def _junit(suites: Sequence[SuiteResults], style: Style) -> str:
    return document([_junit_suite(suite, style) for suite in suites])


def _junit_suite(suite: SuiteResults, style: Style) -> Suite:
    pack = suite.compiled.pack
    cases = [
        TestCase(
            group=f"{pack.id}.{result.position.file.rpartition('/')[2].removesuffix('.yaml')}",
            name=result.name,
            outcome=_JUNIT[result.outcome],
            kind=result.outcome,
            message=result.todo or _first_line(result),
            detail="" if result.todo else _detail(suite, test, result, style),
        )
        for test, result in zip(suite.tests, suite.results, strict=True)
    ]
    return Suite(pack.id, cases, {"version": pack.manifest.version, "digest": pack.digest})


def _first_line(result: Result) -> str:
    if result.problems:
        return str(result.problems[0])
    if result.differences:
        first = result.differences[0]
        return f"{' '.join(first.path)}: expected {first.expected}, found {first.found}"
    return ""


def _detail(suite: SuiteResults, test: LocatedTest, result: Result, style: Style) -> str:
    if result.as_expected:
        return ""
    return "\n".join(_result_lines(suite, test, result, style))


def _github(suites: Sequence[SuiteResults], style: Style) -> str:
    lines = [
        annotation("error", _detail(suite, test, result, style), result.name, result.position)
        for suite in suites
        for test, result in zip(suite.tests, suite.results, strict=True)
        if result.outcome in ("failed", "error")
    ]
    return "".join(f"{line}\n" for line in lines)
