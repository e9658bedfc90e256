"""Run the tests of packs: each in its own case, all results at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

from checker.authoring.expectations import Difference, differences, tranche_key
from checker.authoring.situations import case_of
from checker.authoring.suite import Expected, LocatedTest, load_suite
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled
from checker.packs.shape import suggestion
from checker.pipeline import Loaded, assess

FEW = 24
"""Below this, starting processes takes longer than the tests."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one test.

    ``problems`` are faults of the test itself: unknown names, documents that are not valid.
    """

    name: str
    position: Position
    todo: str | None = None
    differences: tuple[Difference, ...] = ()
    problems: tuple[Problem, ...] = ()
    verdict: Verdict | None = field(default=None, repr=False)

    @property
    def outcome(self) -> str:
        """Return ``passed``, ``failed``, ``error`` or ``todo``."""
        if self.todo is not None:
            return "todo"
        if self.problems:
            return "error"
        return "failed" if self.differences else "passed"


def run_pack(pack: str, advance: Callable[[int], None] = lambda count: None) -> list[Result]:
    """Return the results of all tests of a pack, in file order; uses all cores for many.

    ``advance`` is called with the number of tests that were run since. Raises InputError where
    the pack or a test file cannot be used.
    """
    compiled = load_compiled(pack)
    tests = load_suite(compiled.pack)
    workers = min(os.cpu_count() or 1, len(tests) // FEW)
    if workers < 2:
        return [_counted(run_test(test, compiled), advance) for test in tests]
    parts = [tests[start::workers] for start in range(workers)]
    results: dict[str, Result] = {}
    with ProcessPoolExecutor(workers) as pool:
        names = [[test.name for test in part] for part in parts]
        for finished in pool.map(_run_part, [pack] * workers, names):
            results.update({result.name: result for result in finished})
            advance(len(finished))
    return [results[test.name] for test in tests]


def _counted(result: Result, advance: Callable[[int], None]) -> Result:
    advance(1)
    return result


def _run_part(pack: str, names: Sequence[str]) -> list[Result]:
    """Run some tests of a pack, in a process of their own."""
    compiled = load_compiled(pack)
    wanted = set(names)
    return [run_test(t, compiled) for t in load_suite(compiled.pack) if t.name in wanted]


def run_test(test: LocatedTest, compiled: CompiledPack) -> Result:
    """Return what became of one test."""
    try:
        case = case_of(test, compiled.pack)
    except InputError as error:
        return _result(test, problems=error.problems)
    verdict = assess(Loaded(case, compiled), test.test.as_of)
    problems = tuple(_unknown_names(test, compiled, verdict))
    found = () if problems else tuple(differences(test.test.expect, verdict))
    return _result(test, found, problems, verdict)


def _result(
    test: LocatedTest,
    found: tuple[Difference, ...] = (),
    problems: tuple[Problem, ...] = (),
    verdict: Verdict | None = None,
) -> Result:
    position = test.position(*_place(test, found)) if found else test.position()
    return Result(test.name, position, test.test.todo, found, problems, verdict)


def _place(test: LocatedTest, found: Sequence[Difference]) -> tuple[str, ...]:
    return ("expect", *found[0].path)


def case_and_verdict(test: LocatedTest, compiled: CompiledPack) -> tuple[Case, Verdict]:
    """Return the case of a test and the verdict on it; raises InputError."""
    case = case_of(test, compiled.pack)
    return case, assess(Loaded(case, compiled), test.test.as_of)


def _unknown_names(
    test: LocatedTest, compiled: CompiledPack, verdict: Verdict
) -> Iterator[Problem]:
    """Yield a problem for each name in the expectations that no rule could ever give."""
    rules = _rule_ids(compiled)
    there = {finding.id for finding in verdict.all_findings()}
    there |= {consequence.id for consequence in verdict.consequences}
    there |= {tranche_key(tranche) for tranche in verdict.tranches}
    for path, name in _named(test.test.expect):
        if name not in there and not any(_is_of(name, rule) for rule in rules):
            near = suggestion(name, there) or suggestion(name.partition("/")[0], rules)
            message = f"no rule of the pack gives {name!r}"
            position = test.position("expect", *path)
            yield Problem(position, "unknown-rule", message, hint=near)


def _is_of(name: str, rule: str) -> bool:
    return name == rule or name.startswith(f"{rule}/")


def _named(expected: Expected) -> Iterator[tuple[tuple[str, ...], str]]:
    for kind in ("tranches", "findings", "consequences"):
        for name in getattr(expected, kind):
            yield (kind, name), name
    for index, name in enumerate(expected.absent):
        yield ("absent", str(index)), name


def _rule_ids(compiled: CompiledPack) -> set[str]:
    topic = compiled.pack.topic
    entries = (*topic.obligations, *topic.limits, *topic.checks, *topic.consequences)
    conditions = {f"{t.id}/{c.id}" for t in topic.tranches for c in t.conditions}
    return (
        {entry.id for entry in entries} | {t.id for t in topic.tranches} | conditions | {"waiver"}
    )
