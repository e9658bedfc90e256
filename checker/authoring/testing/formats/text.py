"""Test results as text: what was expected, what was found, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.authoring.testing.expectations import Mismatch
from checker.authoring.testing.results import SuiteResults, TestResult
from checker.authoring.testing.runner import case_and_verdict
from checker.authoring.testing.suite import LocatedTest
from checker.messages import gettext, ngettext
from checker.model.compiled import CompiledPack
from checker.reports import Assessment, Style
from checker.reports.explain import UnknownFindingError
from checker.reports.explain import render as explain

EXPLAINED_LINES = 24
"""Lines of an explanation that are shown unless verbose."""


def render(suites: Sequence[SuiteResults], style: Style) -> str:
    """Return a short list of what failed and is to do, and a line of numbers for each pack.

    Verbose tells before the list what each test expected and found, and why.
    """
    lines: list[str] = []
    for suite in suites:
        for test, result in zip(suite.tests, suite.results, strict=True):
            if style.verbose or result.todo is not None:
                lines += result_lines(suite.compiled, test, result, style)
        lines += _short_list(suite.results, style)
        lines.append(suite.summary())
    return "".join(f"{line}\n" for line in lines)


def _short_list(results: Sequence[TestResult], style: Style) -> Iterator[str]:
    """Yield the tests that failed or cannot be used, with the first thing that is wrong."""
    wrong = [each for each in results if each.todo is None and not each.as_expected]
    if not wrong:
        return
    title = ngettext("{count:,} test failed", "{count:,} tests failed", len(wrong))
    yield title if style.verbose else gettext("{title}; --verbose tells why", title=title)
    for each in wrong:
        yield f"  {each.position}  {each.name}"
        yield f"    {_first_wrong(each)}"


def _first_wrong(result: TestResult) -> str:
    """Return the first thing that is wrong with a test in a line, and how many more there are."""
    if result.problems:
        return str(result.problems[0])
    first, *others = result.mismatches
    told = gettext(
        "{subject}: expected {expected}, found {found}",
        subject=" ".join(first.path),
        expected=first.expected,
        found=first.found,
    )
    more = ngettext("and {count:,} more", "and {count:,} more", len(others))
    return f"{told}; {more}" if others else told


def result_lines(
    compiled: CompiledPack, test: LocatedTest, result: TestResult, style: Style
) -> Iterator[str]:
    """Yield the lines on one test, none for one that passed."""
    if result.todo is not None:
        yield _todo_line(result, result.todo)
    elif not result.as_expected:
        failed = gettext("FAILED  {name}", name=result.name)
        yield gettext("ERROR  {name}", name=result.name) if result.problems else failed
        yield f"    {result.position}"
        yield from (f"    {problem}" for problem in result.problems)
        yield from _mismatch_lines(result.mismatches)
        for line in _why(compiled, test, result, style):
            yield f"      {line}".rstrip()
        yield ""


def _todo_line(result: TestResult, reason: str) -> str:
    if result.as_expected:
        return gettext(
            "TO DO  {name}: {reason} (it passes now: remove 'todo')",
            name=result.name,
            reason=reason,
        )
    return gettext("TO DO  {name}: {reason}", name=result.name, reason=reason)


def _mismatch_lines(mismatches: Sequence[Mismatch]) -> Iterator[str]:
    for each in mismatches:
        yield f"    {' '.join(each.path)}"
        yield "      " + gettext("expected  {value}", value=each.expected)
        yield "      " + gettext("found     {value}", value=each.found)


def _why(
    compiled: CompiledPack, test: LocatedTest, result: TestResult, style: Style
) -> Sequence[str]:
    """Return the explanation of what the first mismatch is about, cut off unless verbose."""
    subject = next((each.subject for each in result.mismatches if each.subject), None)
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
        return (gettext("why:"), *lines)
    more = ngettext(
        "({count} more line with --verbose)", "({count} more lines with --verbose)", rest
    )
    return (gettext("why:"), *lines[:EXPLAINED_LINES], more)
