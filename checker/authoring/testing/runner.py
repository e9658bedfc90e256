"""Run the tests of packs: each in its own case, all results at once."""

from __future__ import annotations

import multiprocessing
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from checker.authoring.coverage.goals import PackCoverage, Sighting, pack_coverage, sightings
from checker.authoring.dependencies import reach
from checker.authoring.selected_rules import assess_part
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.expectations import Difference, differences, term_differences
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.evaluation import Scope
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.packs.locations import display_path
from checker.pipeline import Loaded, assess
from checker.reports.wording import count

FEW = 8
"""Tests for each process, below which starting one takes longer than it saves."""
Outcome = Literal["passed", "failed", "error", "todo"]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one test.

    ``problems`` are faults of the test itself, such as documents that are not valid.
    """

    name: str
    position: Position
    todo: str | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    seen: frozenset[Sighting] = frozenset()

    @property
    def as_expected(self) -> bool:
        """Return whether everything was as expected, whatever is still to be done."""
        return not (self.problems or self.differences)

    @property
    def outcome(self) -> Outcome:
        """Return ``passed``, ``failed``, ``error`` or ``todo``."""
        if self.todo is not None:
            return "todo"
        if self.problems:
            return "error"
        return "failed" if self.differences else "passed"


@dataclass(frozen=True, slots=True)
class SuiteResults:
    """The tests of one pack and what became of each, in the same order."""

    compiled: CompiledPack
    tests: Sequence[LocatedTest]
    results: Sequence[Result]

    @property
    def failed(self) -> bool:
        """Return whether any test failed or could not be run."""
        return any(result.outcome in ("failed", "error") for result in self.results)

    def words(self) -> str:
        """Return the pack with the numbers of its results on one line."""
        pack = self.compiled.pack
        numbers = Counter(str(result.outcome) for result in self.results)
        names = {"failed": "failed", "error": "not usable", "todo": "to do", "passed": "passed"}
        parts = [f"{numbers[key]} {name}" for key, name in names.items() if numbers[key]]
        total = count(len(self.results), "test")
        return f"{pack.id} {pack.manifest.version}: {total}, {', '.join(parts) or 'none run'}"


def run_suites(
    packs: Sequence[str],
    only: str | None = None,
    advance: Callable[[int], None] = lambda count: None,
    *,
    whole: bool = False,
) -> list[SuiteResults]:
    """Return the results of the packs' tests, or of those with ``only`` in their names.

    Each test evaluates the rules that its expectations hang on; with ``whole`` all of them, so
    that coverage knows what else occurred. ``advance`` is called with the number of tests that
    were run since. Raises InputError where a
    pack or a test file cannot be used, and where there is nothing to run: a run that looked at
    nothing is not a success.
    """
    chosen = [
        (pack, compiled, tuple(t for t in tests if only is None or only in t.name))
        for pack, compiled, tests in _suites(packs)
    ]
    if not any(tests for _, _, tests in chosen):
        raise InputError([Problem(Position(str(only)), "no-tests", "no test has this in its name")])
    return [
        SuiteResults(compiled, tests, run_tests(pack, tests, advance, whole=whole))
        for pack, compiled, tests in chosen
        if tests
    ]


def _suites(packs: Sequence[str]) -> list[tuple[str, CompiledPack, tuple[LocatedTest, ...]]]:
    """Return the packs with all their tests; raises InputError with the problems of all."""
    suites = []
    problems: list[Problem] = []
    for pack in packs:
        try:
            compiled = load_compiled(pack)
            tests = load_suite(compiled.pack)
        except InputError as error:
            problems += error.problems
            continue
        suites.append((pack, compiled, tests))
        if not tests:
            hint = "write cases into tests/*.yaml beside the rules"
            place = Position(display_path(Path(compiled.pack.folder)))
            problems.append(Problem(place, "no-tests", "the pack has no tests", hint=hint))
    if problems:
        raise InputError(problems)
    return suites


def test_count(packs: Sequence[str]) -> int:
    """Return how many tests the packs have; raises InputError as ``run_suites`` does."""
    return sum(len(tests) for _, _, tests in _suites(packs))


def coverage_of(suite: SuiteResults) -> PackCoverage:
    """Return what the tests of a pack have seen of its rules."""
    seen = {sighting for result in suite.results for sighting in result.seen}
    return pack_coverage(suite.compiled.pack, len(suite.tests), seen)


def run_tests(
    pack: str,
    tests: Sequence[LocatedTest],
    advance: Callable[[int], None] = lambda count: None,
    *,
    whole: bool = False,
) -> list[Result]:
    """Return the results of tests of a pack in the order given; uses all cores for many.

    ``advance`` is called with the number of tests that were run since, ``whole`` is told in
    ``run_suites``. Raises InputError where the pack cannot be used.
    """
    results = []
    for result in _results(pack, tests, whole=whole):
        results.append(result)
        advance(1)
    return results


def run_pack(pack: str) -> list[Result]:
    """Return the results of all tests of a pack; raises InputError where it cannot be used."""
    return run_tests(pack, load_suite(load_compiled(pack).pack))


def _results(pack: str, tests: Sequence[LocatedTest], *, whole: bool) -> Iterable[Result]:
    workers = min(os.cpu_count() or 1, len(tests) // FEW)
    if workers < 2:
        bench = Bench(load_compiled(pack), whole=whole)
        return (bench.run(test) for test in tests)
    return _parallel(pack, [test.name for test in tests], workers, whole=whole)


def _parallel(pack: str, names: Sequence[str], workers: int, *, whole: bool) -> Iterator[Result]:
    with process_pool(workers, _prepare, (pack, whole)) as pool:
        yield from pool.map(_run_named, names, chunksize=4)


def process_pool(
    workers: int, prepare: Callable[..., None], arguments: tuple[object, ...]
) -> ProcessPoolExecutor:
    """Return processes that have called ``prepare``; they inherit what is loaded where they can."""
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in ways else "spawn")
    return ProcessPoolExecutor(workers, context, initializer=prepare, initargs=arguments)


_own: dict[str, tuple[LocatedTest, Bench]] = {}
"""The tests by name, in each process that runs some of them."""


def _prepare(pack: str, whole: bool) -> None:
    compiled = load_compiled(pack)
    bench = Bench(compiled, whole=whole)
    _own.clear()
    _own.update({test.name: (test, bench) for test in load_suite(compiled.pack)})


def _run_named(name: str) -> Result:
    test, bench = _own[name]
    return bench.run(test)


class Bench:
    """Runs tests of one compiled pack, each on the rules that its expectations hang on."""

    def __init__(self, compiled: CompiledPack, *, whole: bool = False) -> None:
        """Keep the pack; ``whole`` evaluates all rules, and notes what occurred in them."""
        self._compiled = compiled
        self._reach = None if whole else reach(compiled.pack)

    def run(self, test: LocatedTest) -> Result:
        """Return what became of one test."""
        expected = test.test.expect
        try:
            loaded = Loaded(case_of(test, self._compiled.pack), self._compiled)
            verdict = self._verdict(test, loaded)
            terms = term_differences(
                expected.terms, Scope(self._compiled, loaded.case, test.test.as_of)
            )
        except InputError as error:
            return Result(test.name, test.position(), test.test.todo, problems=error.problems)
        found = (*differences(expected, verdict), *terms)
        position = test.key_position("expect", *found[0].path) if found else test.position()
        whole = self._reach is None
        seen = sightings(self._compiled.pack, expected, verdict) if whole else frozenset()
        return Result(test.name, position, test.test.todo, found, seen=seen)

    def _verdict(self, test: LocatedTest, loaded: Loaded) -> Verdict:
        if self._reach is None:
            return assess(loaded, test.test.as_of)
        needed = self._reach.needed(test.test.expect)
        return assess_part(loaded, test.test.as_of, needed)


def case_and_verdict(test: LocatedTest, compiled: CompiledPack) -> tuple[Case, Verdict]:
    """Return the case of a test and the whole verdict on it; raises InputError."""
    case = case_of(test, compiled.pack)
    return case, assess(Loaded(case, compiled), test.test.as_of)
