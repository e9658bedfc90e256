"""The findings of a case, rule by rule: each rule is judged once, when it is first asked for.

A condition may take over the findings of another rule, which are then judged before it; the pack
was checked for circles when it was compiled.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.evaluation.findings import findings_of
from checker.evaluation.found import NOTHING_SETTLED, Found, Settled
from checker.evaluation.instances import Instance, instances
from checker.evaluation.scope import Scope
from checker.model.pack import Condition, TrancheRule


class Ledger:
    """What the rules of a pack find on a case.

    ``settled`` has findings by id that are taken over as they are.
    """

    def __init__(self, scope: Scope, settled: Settled = NOTHING_SETTLED) -> None:
        """Judge nothing yet."""
        self.scope = scope
        self._settled = settled
        self._rules = scope.pack.topic.rules_by_id()
        self._tranches = {each.id: each for each in scope.pack.topic.tranches}
        self._found: dict[str, tuple[tuple[Found, ...], ...]] = {}
        self._subjects: dict[str, tuple[Instance, ...]] = {}

    def of(self, rule: str) -> tuple[Found, ...]:
        """Return the findings of a rule by its id, ``tranche/condition`` for a condition."""
        return tuple(found for each in self._by_tranche(rule) for found in each)

    def instances(self, tranche: TrancheRule) -> tuple[Instance, ...]:
        """Return the subjects for which a tranche exists. Unknown counts as yes."""
        if tranche.id not in self._subjects:
            self._subjects[tranche.id] = tuple(
                instance
                for instance in instances(self.scope, tranche.for_each)
                if instance.gaps is not None
                or tranche.applying is None
                or self.scope.holds(tranche.applying, instance.bindings) is not False
            )
        return self._subjects[tranche.id]

    def conditions(self, tranche: TrancheRule) -> list[tuple[Found, ...]]:
        """Return the findings on the conditions of a tranche, for each of its instances."""
        columns = [self._by_tranche(name) for name in tranche.conditions_by_id()]
        if not columns:
            return [() for _ in self.instances(tranche)]
        return [
            tuple(found for each in row for found in each) for row in zip(*columns, strict=True)
        ]

    def _by_tranche(self, rule: str) -> tuple[tuple[Found, ...], ...]:
        """Return the findings of a rule, those of a condition for each instance of its tranche."""
        if rule not in self._found:
            self._found[rule] = tuple(
                tuple(
                    findings_of(self.scope, self._rules[rule], rule, self._settled, outer, self.of)
                )
                for outer in self._outer(rule)
            )
        return self._found[rule]

    def _outer(self, rule: str) -> Iterable[Instance | None]:
        if not isinstance(self._rules[rule], Condition):
            return (None,)
        return self.instances(self._tranches[rule.rpartition("/")[0]])
