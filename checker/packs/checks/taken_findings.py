"""Conditions that take over findings of another rule: those of all subjects, or of none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from checker import feel
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Condition, TrancheRule
from checker.model.problems import Problem
from checker.packs.checks.constants import MAX_SUBJECTS, Bindings, Constants
from checker.packs.sources import nearest_position

_ID = "finding.id"
"""What a condition may ask of a finding beside its variables: only a case can tell it."""


def taken_finding_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield conditions without ``where`` beside a variable of both, and those that find nothing."""
    found = _Taken(compiled)
    for tranche in compiled.pack.topic.tranches:
        for condition in tranche.conditions:
            if condition.finding is not None:
                yield from found.of(tranche, condition, condition.finding)


class _Taken:
    def __init__(self, compiled: CompiledPack) -> None:
        self._pack = compiled.pack
        self._rules = compiled.pack.topic.rules_by_id()
        self._tranches = {
            f"{tranche.id}/{each.id}": tranche
            for tranche in compiled.pack.topic.tranches
            for each in tranche.conditions
        }
        self._constants = Constants(compiled)

    def of(self, tranche: TrancheRule, condition: Condition, name: str) -> Iterator[Problem]:
        """Yield what is wrong with the findings of the rule ``name`` that a condition takes."""
        variables = {**tranche.for_each, **condition.for_each}
        shared = [each for each in self._variables(name) if each in variables]
        if condition.where is None and shared:
            position = nearest_position(self._pack, condition, "/finding")
            message = gettext(
                "the findings of {rule!r} are taken for every {variable}, and not only for its own",
                rule=name,
                variable=shared[0],
            )
            test = " and ".join(f"finding.{each} = {each}" for each in shared)
            hint = gettext("write `where: {test}`", test=test)
            yield Problem(position, "all-findings", message, hint=hint, is_warning=True)
        if condition.where is not None and self._finds_none(condition.where, variables, name):
            position = nearest_position(self._pack, condition, "/where")
            message = gettext("no finding of {rule!r} is like this", rule=name)
            yield Problem(position, "never-applies", message)

    def _variables(self, name: str) -> dict[str, str]:
        """Return the lists of the variables by which a rule makes findings."""
        outer = self._tranches.get(name)
        return {**(outer.for_each if outer else {}), **self._rules[name].for_each}

    def _finds_none(self, where: str, variables: dict[str, str], name: str) -> bool:
        """Return whether ``where`` is false for all subjects, where these need no case."""
        own, others = self._constants.subjects(variables)
        theirs, unknown = self._constants.subjects(self._variables(name))
        fixed = self._constants.is_constant(self._constants.parse(where), {*others})
        if unknown or not fixed or _ID in where:
            return False
        pairs = islice(product(own, theirs), MAX_SUBJECTS)
        return all(self._holds(where, subject, finding) is False for subject, finding in pairs)

    def _holds(self, where: str, subject: Bindings, finding: Bindings) -> feel.Value:
        return self._constants.value(where, {**subject, "finding": finding})
