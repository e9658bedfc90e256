"""Run all mutants of a pack against its tests, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from checker.authoring.mutation.equivalents import Equivalents, load_equivalents
from checker.authoring.mutation.judge import Baseline, Judge, baseline, reaching
from checker.authoring.mutation.mutants import Mutant, mutants
from checker.authoring.processes import spread
from checker.authoring.testing.suite import LocatedTest, load_suite
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.packs import load_compiled

FEW = 40
"""Mutants for each process, below which starting one takes longer than it saves."""
Advance = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Fate:
    """A mutant with the test that noticed it, or None where it survived."""

    mutant: Mutant
    killer: str | None
    listed: bool


@dataclass(frozen=True, slots=True)
class MutationReport:
    """What became of the mutants of a pack; ``stale`` are wrong entries of its list."""

    pack: Pack
    tests: int
    fates: tuple[Fate, ...]
    stale: tuple[Problem, ...]

    @property
    def survivors(self) -> tuple[Mutant, ...]:
        """Return the mutants that no test noticed and that are not listed as equivalent."""
        return tuple(f.mutant for f in self.fates if f.killer is None and not f.listed)

    @property
    def killed(self) -> int:
        """Return how many mutants some test noticed."""
        return sum(fate.killer is not None for fate in self.fates)

    @property
    def equivalent(self) -> int:
        """Return how many surviving mutants are listed as equivalent."""
        return sum(fate.killer is None and fate.listed for fate in self.fates)


def mutate(
    pack: str, only: Sequence[str] = (), advance: Advance = lambda stage, done, total: None
) -> MutationReport:
    """Return what became of the mutants of a pack, or of those in the places named ``only``.

    ``advance(stage, done, total)`` reports progress. Raises InputError where the pack or a test
    cannot be used, and where a test fails without any mutation.
    """
    compiled = load_compiled(pack)
    listed = load_equivalents(compiled.pack)
    everything = mutants(compiled.pack)
    chosen = [each for each in everything if _is_wanted(each, only)]
    tests = _some_tests(compiled.pack)
    if only:
        tests = reaching(compiled.pack, tests, chosen)
    judge = Judge(compiled, _baselines(compiled, tests, advance))
    killers = spread(judge.killer, chosen, few=FEW)
    fates = []
    for mutant, killer in zip(chosen, killers, strict=True):
        fates.append(Fate(mutant, killer, mutant.key in listed))
        advance(gettext("Mutants"), len(fates), len(chosen))
    stale = () if only else tuple(_stale(listed, fates, everything))
    return MutationReport(compiled.pack, len(judge.baselines), tuple(fates), stale)


def _is_wanted(mutant: Mutant, only: Sequence[str]) -> bool:
    return not only or any(name in mutant.key for name in only)


def _stale(
    listed: Equivalents, fates: Sequence[Fate], everything: Sequence[Mutant]
) -> Iterator[Problem]:
    survivors = {fate.mutant.key for fate in fates if fate.killer is None}
    yield from listed.stale(survivors, {mutant.key for mutant in everything})


def _some_tests(pack: Pack) -> tuple[LocatedTest, ...]:
    """Return the tests of a pack. Raises InputError where it has none."""
    tests = load_suite(pack)
    if not tests:
        place = Position(pack.folder)
        raise InputError([Problem(place, "no-tests", gettext("the pack has no tests"))])
    return tuple(tests)


def _baselines(
    compiled: CompiledPack, tests: Sequence[LocatedTest], advance: Advance
) -> list[Baseline]:
    found, problems = [], []
    for done, test in enumerate(tests, 1):
        evaluated = baseline(test, compiled)
        if evaluated is not None:
            found.append(evaluated)
        elif test.test.todo is None:
            message = gettext("the test {name!r} fails without any mutation", name=test.name)
            hint = gettext("`checker rules test` says why")
            problems.append(Problem(test.position(), "failing-test", message, hint=hint))
        advance(gettext("Tests"), done, len(tests))
    if problems:
        raise InputError(problems)
    return found
