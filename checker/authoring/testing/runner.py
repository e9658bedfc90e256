"""Run the tests of packs: each in a case of its own, spread over the cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from checker.authoring.coverage.goals import hits_of
from checker.authoring.dependencies import dependencies
from checker.authoring.processes import spread
from checker.authoring.selected_rules import assess_part
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.expectations import mismatches, term_mismatches
from checker.authoring.testing.occurrences import FEW, occurrences
from checker.authoring.testing.results import SuiteResults, TestResult
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.evaluation import Scope
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.parsers.files import display_path
from checker.pipeline import Loaded, assess

Advance = Callable[[int], None]
Suite = tuple[CompiledPack, tuple[LocatedTest, ...]]
"""A pack and its tests."""


def load_suites(packs: Sequence[str], only: str | None = None) -> list[Suite]:
    """Return the packs with their tests, or with those that have ``only`` in their names.

    A base needs no tests beside other packs: those that extend it have them. Raises InputError
    with the problems of all packs and files of tests, and where there is no test: a run that
    looks at nothing is not a success.
    """
    suites: list[Suite] = []
    problems: list[Problem] = []
    for pack in packs:
        try:
            compiled = load_compiled(pack)
            tests = load_suite(compiled.pack)
        except InputError as error:
            problems += error.problems
            continue
        if not tests and compiled.pack.manifest.is_base and len(packs) > 1:
            continue
        suites.append((compiled, tuple(t for t in tests if only is None or only in t.name)))
        problems += [] if tests else [_no_tests(compiled)]
    if not problems and not any(tests for _, tests in suites):
        message = gettext("no test has this in its name")
        problems.append(Problem(Position(str(only)), "no-tests", message))
    if problems:
        raise InputError(problems)
    return suites


def _no_tests(compiled: CompiledPack) -> Problem:
    return Problem(
        Position(display_path(Path(compiled.pack.folder))),
        "no-tests",
        gettext("the pack has no tests"),
        hint=gettext("write cases into tests/*.yaml beside the rules"),
    )


def run_suites(
    suites: Sequence[Suite], advance: Advance = lambda count: None, *, covering: bool = False
) -> list[SuiteResults]:
    """Return the results of the tests of packs, without the packs of which none was chosen.

    Each test evaluates the rules that its expectations depend on; with ``covering`` also those
    with goals that no test checks, so that coverage knows which of these occurred. ``advance`` is
    called with the number of tests run since the last call.
    """
    return [_results(compiled, tests, advance, covering) for compiled, tests in suites if tests]


def _results(
    compiled: CompiledPack, tests: Sequence[LocatedTest], advance: Advance, covering: bool
) -> SuiteResults:
    results = run_tests(compiled, tests, advance)
    checked = {hit for result in results for hit in result.hits}
    occurred = occurrences(compiled, tests, checked) if covering else frozenset()
    return SuiteResults(compiled, tests, results, occurred)


def run_tests(
    compiled: CompiledPack, tests: Sequence[LocatedTest], advance: Advance = lambda count: None
) -> list[TestResult]:
    """Return the results of tests of one pack in the order given; see ``run_suites``."""
    results = []
    for result in spread(Runner(compiled).run, tests, few=FEW):
        results.append(result)
        advance(1)
    return results


class Runner:
    """Runs tests of one compiled pack; each evaluates what its expectations depend on."""

    def __init__(self, compiled: CompiledPack) -> None:
        self._compiled = compiled
        self._dependencies = dependencies(compiled.pack)

    def run(self, test: LocatedTest) -> TestResult:
        """Return what became of one test."""
        expected = test.test.expect
        try:
            loaded = Loaded(case_of(test, self._compiled.pack), self._compiled)
            needed = self._dependencies.needed(expected)
            verdict = assess_part(loaded, test.test.as_of, needed, test.test.known_on)
            scope = Scope(self._compiled, loaded.case, test.test.as_of, test.test.known_on)
            terms = term_mismatches(expected.terms, scope)
        except InputError as error:
            return TestResult(test.name, test.position(), test.test.todo, problems=error.problems)
        found = (*mismatches(expected, verdict), *terms)
        position = test.key_position("expect", *found[0].path) if found else test.position()
        checked = (hit for hit in hits_of(self._compiled.pack, expected, verdict) if hit.checked)
        return TestResult(test.name, position, test.test.todo, found, hits=frozenset(checked))


def case_and_verdict(test: LocatedTest, compiled: CompiledPack) -> tuple[Case, Verdict]:
    """Return the case of a test and the whole verdict on it; raises InputError."""
    case = case_of(test, compiled.pack)
    loaded = Loaded(case, compiled)
    return case, assess(loaded, test.test.as_of, known_on=test.test.known_on)
