"""Find a test that notices a mutant, evaluating only the rules that the mutant affects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker import evaluation, feel
from checker.authoring.dependencies import Affected, dependencies
from checker.authoring.mutation.mutants import Mutant, mutated
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.expectations import mismatches, term_mismatches
from checker.authoring.testing.suite import LocatedTest
from checker.authoring.testing.suite_file import Expected
from checker.evaluation import Evaluated, Scope
from checker.model.compiled import CompiledPack
from checker.model.pack import ConsequenceRule, Definition, Pack, Period, Table, TrancheRule
from checker.model.problems import InputError
from checker.packs.library import library_of
from checker.packs.periods import PERIODS, period_records
from checker.packs.tables import rows_as_feel, rows_name, table_rows
from checker.pipeline import Loaded, decide

ENGINE = "chainer"
"""The engine in plain Python: durable-rules would keep each of the thousands of rule sets."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A test evaluated by the sound pack."""

    name: str
    loaded: Loaded
    expected: Expected
    evaluated: Evaluated


def baseline(test: LocatedTest, compiled: CompiledPack) -> Baseline | None:
    """Evaluate a test with the sound pack; None if it fails or is still to do."""
    try:
        loaded = Loaded(case_of(test, compiled.pack), compiled)
    except InputError:
        return None
    scope = Scope(compiled, loaded.case, test.test.as_of, test.test.known_on)
    evaluated = evaluation.evaluate(scope)
    verdict = decide(evaluated, engine=ENGINE)
    expected = test.test.expect
    wrong = [*mismatches(expected, verdict), *term_mismatches(expected.terms, scope)]
    if wrong or test.test.todo is not None:
        return None
    return Baseline(test.name, loaded, expected, evaluated)


def reaching(
    pack: Pack, tests: Sequence[LocatedTest], mutants: Sequence[Mutant]
) -> tuple[LocatedTest, ...]:
    """Return the tests whose expectations depend on what one of the mutants affects."""
    known = dependencies(pack)
    affected = [known.affected_by(mutant.old) for mutant in mutants]
    rules = frozenset[str]().union(*(each.direct for each in affected))
    names = frozenset[str]().union(*(each.names for each in affected))
    return tuple(
        each
        for each in tests
        if known.needed(each.test.expect) & rules or known.term_names(each.test.expect) & names
    )


@dataclass(frozen=True, slots=True)
class _Exam:
    """A test with the rules and terms that its expectations depend on."""

    base: Baseline
    rules: frozenset[str]
    names: frozenset[str]

    def part(self, affected: Affected) -> Affected:
        """Return the part of a change that the test could notice."""
        return Affected(
            affected.direct & self.rules, affected.rules & self.rules, affected.names & self.names
        )


class Judge:
    """Finds the tests that notice the mutants of one pack."""

    def __init__(self, compiled: CompiledPack, baselines: Sequence[Baseline]) -> None:
        self._compiled = compiled
        self.baselines = baselines
        self._dependencies = dependencies(compiled.pack)
        exams = [self._exam(each) for each in baselines]
        self._exams = sorted(exams, key=lambda exam: len(exam.rules))

    def _exam(self, base: Baseline) -> _Exam:
        rules = self._dependencies.needed(base.expected)
        return _Exam(base, rules, self._dependencies.term_names(base.expected))

    def killer(self, mutant: Mutant) -> str | None:
        """Return the name of a test that notices the mutant, or None where none does.

        Tests that depend on few rules go first: they are quick, and probably written for a rule.
        """
        affected = self._dependencies.affected_by(mutant.old)
        changed = self._mutated(mutant)
        for exam in self._exams:
            part = exam.part(affected)
            if (part.direct or part.names) and self._is_noticed(exam.base, changed, part):
                return exam.base.name
        return None

    def _is_noticed(self, base: Baseline, changed: CompiledPack, affected: Affected) -> bool:
        """Return whether a test notices; an evaluation that fails counts as noticed."""
        try:
            return _noticed(base, changed, affected)
        except (feel.FeelError, InputError, RecursionError, TypeError, ValueError):
            return True

    def _mutated(self, mutant: Mutant) -> CompiledPack:
        """Return the compiled pack with the mutant; only what it changes is compiled again."""
        pack = mutated(self._compiled.pack, mutant)
        library, constants = self._compiled.library, self._compiled.constants
        if isinstance(mutant.new, Definition):
            library = library_of(pack, constants, library.trees)
        if isinstance(mutant.new, Table):
            rows = table_rows(pack, mutant.new, [])
            constants = {**constants, rows_name(mutant.new): rows_as_feel(mutant.new, rows)}
        if isinstance(mutant.new, Period):
            constants = {**constants, PERIODS: period_records(pack)}
        return CompiledPack(pack, library, constants, self._compiled.collections)


def _noticed(base: Baseline, changed: CompiledPack, affected: Affected) -> bool:
    """Return whether the test finds anything that it does not expect.

    Only what the change affects is evaluated again.
    """
    scope, rules = _scope(base, changed), affected.rules
    if affected.names and term_mismatches(base.expected.terms, scope):
        return True
    if not affected.direct:
        return False
    part, before = evaluation.evaluate(scope, rules), base.evaluated
    entries = changed.pack.topic.deciding_entries()
    settled = any(
        isinstance(entries.get(name), TrancheRule | ConsequenceRule) for name in affected.direct
    )
    if not settled and _same(before, part, rules):
        return False
    kept = [item for item in before.conditions if item.rule.id not in rules]
    rest = [found for found in before.findings if found.finding.rule not in rules]
    whole = Evaluated(scope, (*kept, *part.conditions), (*rest, *part.findings))
    return bool(mismatches(base.expected, decide(whole, engine=ENGINE)))


def _scope(base: Baseline, changed: CompiledPack) -> Scope:
    """Return a scope with the changed pack, keeping what was computed where that still holds."""
    known = base.evaluated.scope
    same = changed.library is known.compiled.library
    if not same or changed.constants is not known.compiled.constants:
        return Scope(changed, base.loaded.case, known.as_of, known.known_on)
    return known.with_rules_of(changed)


def _same(old: Evaluated, new: Evaluated, rules: frozenset[str]) -> bool:
    """Return whether the findings of the rules are those of the sound pack."""
    known = (found.finding for found in old.of_rules)
    before = {finding.id: finding for finding in known if finding.rule in rules}
    return before == {found.finding.id: found.finding for found in new.of_rules}
