"""Whether a test notices a mutant, evaluating only the rules that the mutant can change."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from checker import evaluation, feel
from checker.authoring.catalogue import rule_of, rules_by_id
from checker.authoring.expectations import Difference, differences
from checker.authoring.mutation.mutants import Mutant, mutated
from checker.authoring.mutation.reach import Reach, reach
from checker.authoring.situations import case_of
from checker.authoring.suite import Expected, LocatedTest
from checker.evaluation import Scope
from checker.evaluation.findings import Found
from checker.evaluation.tranches import TrancheConditions
from checker.model.compiled import CompiledPack
from checker.model.pack import ConsequenceRule, Definition, Pack, Table, Topic, Tranche
from checker.model.problems import InputError
from checker.packs.compile import library_of
from checker.packs.tables import rows_as_feel, rows_name, table_rows
from checker.pipeline import Loaded, conclude

ENGINE = "chainer"
"""The engine in plain Python keeps nothing of the thousands of rule sets that mutants bring."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """A test evaluated by the sound pack, and the rules that it expects something of."""

    name: str
    loaded: Loaded
    expected: Expected
    scope: Scope
    conditions: tuple[TrancheConditions, ...]
    findings: tuple[Found, ...]
    looked_at: frozenset[str]


def baseline(test: LocatedTest, compiled: CompiledPack) -> Baseline | None:
    """Return a test that passes, evaluated; None for one that does not pass, or is to be done."""
    try:
        loaded = Loaded(case_of(test, compiled.pack), compiled)
    except InputError:
        return None
    scope = Scope(compiled, loaded.case, test.test.as_of)
    conditions = tuple(evaluation.evaluate_conditions(scope))
    findings = tuple(evaluation.evaluate_findings(scope))
    verdict = conclude(loaded, scope, conditions, findings, engine=ENGINE)
    expected = test.test.expect
    if test.test.todo is not None or differences(expected, verdict):
        return None
    looked_at = _looked_at(compiled.pack, expected)
    return Baseline(test.name, loaded, expected, scope, conditions, findings, looked_at)


def _looked_at(pack: Pack, expected: Expected) -> frozenset[str]:
    rules = rules_by_id(pack)
    names = (*expected.findings, *expected.tranches, *expected.consequences, *expected.absent)
    found = {rule for name in names if (rule := rule_of(name, rules)) is not None}
    conditions = {
        c for t in expected.tranches for c in rules if c.startswith(f"{t.split('/')[0]}/")
    }
    return frozenset(found | conditions)


class Judge:
    """Tells which tests notice which mutants of one pack."""

    def __init__(self, compiled: CompiledPack, baselines: Sequence[Baseline]) -> None:
        """Keep the sound pack and its tests."""
        self._compiled = compiled
        self.baselines = baselines
        self._reach: Reach = reach(compiled.pack)

    def killer(self, mutant: Mutant) -> str | None:
        """Return the name of a test that notices the mutant, or None where none does.

        Tests that look at the rules which the mutant can change go first.
        """
        reached = self._reach.of(mutant.old)
        if not reached:
            return None
        changed = self._mutated(mutant)
        own = _same_library(mutant)
        ordered = sorted(self.baselines, key=lambda each: not each.looked_at & reached)
        for each in ordered:
            try:
                if _noticed(each, changed, reached, shares_memory=own):
                    return each.name
            except (feel.FeelError, RecursionError, TypeError, ValueError):
                return each.name
        return None

    def _mutated(self, mutant: Mutant) -> CompiledPack:
        """Return the compiled pack with the mutant; only what it changes is compiled again."""
        pack = mutated(self._compiled.pack, mutant)
        library, constants = self._compiled.library, self._compiled.constants
        if isinstance(mutant.new, Definition):
            library = library_of(pack, constants)
        if isinstance(mutant.new, Table):
            rows = table_rows(pack, mutant.new, [])
            constants = {**constants, rows_name(mutant.new): rows_as_feel(mutant.new, rows)}
        return CompiledPack(pack, library, constants, self._compiled.collections)


def _same_library(mutant: Mutant) -> bool:
    return not isinstance(mutant.new, Definition | Table)


def _noticed(
    base: Baseline, changed: CompiledPack, reached: frozenset[str], *, shares_memory: bool
) -> bool:
    """Return whether the test finds anything that it does not expect."""
    scope = _scope(base, changed, base.scope.as_of, shares_memory=shares_memory)
    part = copy.copy(scope)
    part.pack = replace(changed.pack, topic=_reached_part(changed.pack.topic, reached))
    conditions = tuple(evaluation.evaluate_conditions(part))
    findings = tuple(evaluation.evaluate_findings(part))
    if not _matters(changed.pack, reached) and _same(base, conditions, findings, reached):
        return False
    kept = [item for item in base.conditions if item.rule.id not in reached]
    rest = [found for found in base.findings if found.finding.rule not in reached]
    verdict = conclude(
        replace(base.loaded, compiled=changed),
        scope,
        [*kept, *conditions],
        [*rest, *findings],
        engine=ENGINE,
    )
    found: list[Difference] = differences(base.expected, verdict)
    return bool(found)


def _scope(base: Baseline, changed: CompiledPack, as_of: date, *, shares_memory: bool) -> Scope:
    """Return a scope with the changed pack, with what was computed before where that holds."""
    if not shares_memory:
        return Scope(changed, base.loaded.case, as_of)
    scope = copy.copy(base.scope)
    scope.compiled, scope.pack = changed, changed.pack
    return scope


def _reached_part(topic: Topic, reached: frozenset[str]) -> Topic:
    """Return the rules that are evaluated again; a tranche with all its conditions."""
    kinds = {
        kind: tuple(entry for entry in getattr(topic, kind) if entry.id in reached)
        for kind in ("obligations", "limits", "checks", "tranches")
    }
    return topic.model_copy(update=kinds)


def _matters(pack: Pack, reached: frozenset[str]) -> bool:
    """Return whether something beside findings is reached: an amount, or a consequence."""
    rules = rules_by_id(pack)
    return any(isinstance(rules.get(name), Tranche | ConsequenceRule) for name in reached)


def _same(
    base: Baseline,
    conditions: Sequence[TrancheConditions],
    findings: Sequence[Found],
    reached: frozenset[str],
) -> bool:
    before = [found.finding for found in base.findings if found.finding.rule in reached]
    return not conditions and before == [found.finding for found in findings]
