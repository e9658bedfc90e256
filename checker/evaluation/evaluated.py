"""What the rules of a pack say of a case: every finding, before anything follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace

from checker.evaluation.amendments import amendment_findings
from checker.evaluation.found import NOTHING_SETTLED, Found, Settled
from checker.evaluation.ledger import Ledger
from checker.evaluation.payments import payment_findings
from checker.evaluation.scope import Scope
from checker.evaluation.tranches import TrancheConditions, evaluate_conditions
from checker.evaluation.waivers import apply_waivers, with_waived_grounds
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem


@dataclass(frozen=True, slots=True)
class Evaluated:
    """The findings on a case as of a date.

    ``conditions`` are those on conditions, by tranche; ``findings`` those of all other rules;
    ``on_documents`` those on waivers, amendments and payments, once they have been considered.
    ``rules`` are the ids of the rules that were evaluated, where these are not all.
    """

    scope: Scope
    conditions: tuple[TrancheConditions, ...]
    findings: tuple[Found, ...]
    on_documents: tuple[Found, ...] = ()
    rules: Collection[str] | None = None

    @property
    def of_rules(self) -> tuple[Found, ...]:
        """Return the findings of rules, those on conditions first."""
        of_tranches = (found for item in self.conditions for found in item.conditions)
        return (*of_tranches, *self.findings)


def evaluate(
    scope: Scope, rules: Collection[str] | None = None, settled: Settled = NOTHING_SETTLED
) -> Evaluated:
    """Return what the rules say; of those in ``rules`` alone, where ids of rules are given.

    A tranche comes with all its conditions. ``settled`` has findings by id that are taken over
    as they are.
    """
    topic = scope.pack.topic
    tranches = [each for each in topic.tranches if rules is None or each.id in rules]
    others = [each for each in topic.rules if rules is None or each.id in rules]
    ledger = Ledger(scope, settled)
    conditions = evaluate_conditions(ledger, tranches)
    findings = tuple(found for rule in others for found in ledger.of(rule.id))
    return Evaluated(scope, tuple(conditions), findings, rules=rules)


def excused(evaluated: Evaluated) -> Evaluated:
    """Return the findings with excused violations waived, and those on waivers and amendments.

    Raises InputError where two findings share an id.
    """
    scope = evaluated.scope
    found, on_waivers = apply_waivers(scope, evaluated.of_rules)
    current = iter(with_waived_grounds(found, evaluated.of_rules))
    conditions = tuple(
        replace(item, conditions=tuple(next(current) for _ in item.conditions))
        for item in evaluated.conditions
    )
    booked = [item.booked for item in evaluated.conditions]
    on_payments = payment_findings(scope, booked)
    on_documents = (*on_waivers, *amendment_findings(scope), *on_payments)
    result = replace(
        evaluated, conditions=conditions, findings=tuple(current), on_documents=on_documents
    )
    _refuse_shared_ids(result)
    return result


def _refuse_shared_ids(evaluated: Evaluated) -> None:
    """Raise InputError where two findings share an id: one must never stand in for another."""
    found = (*evaluated.of_rules, *evaluated.on_documents)
    counts = Counter(item.finding.id for item in found)
    problems = [
        Problem(
            Position(evaluated.scope.pack.folder),
            "shared-finding",
            gettext("two findings on this case have the id {id!r}", id=shared),
            hint=gettext('let the subjects of the rule differ in their texts: 1 and "1" are one'),
        )
        for shared, count in counts.items()
        if count > 1
    ]
    if problems:
        raise InputError(problems)
