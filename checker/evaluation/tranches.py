"""Which tranche may be paid: conditions first, then, once holds are known, its status."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.evaluation.display import CENT, EXACT
from checker.evaluation.findings import NOTHING_SETTLED, Found, Settled, findings_of
from checker.evaluation.instances import Instance, instances
from checker.evaluation.scope import Gaps, Scope
from checker.model.pack import TrancheRule
from checker.model.verdict import Amount, Finding, Status, Tranche, TrancheStatus

OPEN = (Status.UNDETERMINED, Status.PENDING)


@dataclass(frozen=True, slots=True)
class TrancheConditions:
    """One instance of a tranche and the findings on its conditions."""

    rule: TrancheRule
    instance: Instance
    conditions: tuple[Found, ...]


def evaluate_conditions(
    scope: Scope, rules: Iterable[TrancheRule], settled: Settled = NOTHING_SETTLED
) -> list[TrancheConditions]:
    """Return every tranche that the case knows of, with its conditions evaluated.

    Tranches of one subject stand together: the deposits of 1998 before those of 1999. ``settled``
    has those findings by id that need no second look.
    """
    results: list[TrancheConditions] = []
    for rule in rules:
        for instance in instances(scope, rule.for_each):
            if rule.applies is None or _applies(scope, rule.applies, instance):
                conditions = tuple(_conditions(scope, rule, instance, settled))
                results.append(TrancheConditions(rule, instance, conditions))
    families = list(dict.fromkeys(tuple(item.rule.for_each) for item in results))
    return sorted(results, key=lambda item: (families.index(tuple(item.rule.for_each)), _key(item)))


def _key(item: TrancheConditions) -> list[tuple[bool, int, str]]:
    """Return a key that sorts subjects: numbers by size, before texts."""
    return [
        (isinstance(value, str), value if isinstance(value, int) else 0, str(value))
        for value in item.instance.subject.values()
    ]


def _applies(scope: Scope, text: str, instance: Instance) -> bool:
    """Return whether the tranche exists. Unknown counts as yes."""
    return instance.gaps is not None or scope.holds(text, instance.bindings) is not False


def _conditions(
    scope: Scope, rule: TrancheRule, instance: Instance, settled: Settled
) -> Iterable[Found]:
    for name, condition in rule.conditions_by_id().items():
        yield from findings_of(scope, condition, name, settled, instance)


def settle_tranches(
    scope: Scope,
    evaluated: Iterable[TrancheConditions],
    holds: Callable[[TrancheConditions], tuple[str, ...]],
) -> list[Tranche]:
    """Return the tranches with status and amount.

    ``holds`` gives the ids of the consequences that stand against a tranche.
    """
    return [_settled(scope, item, holds(item)) for item in evaluated]


def _settled(scope: Scope, item: TrancheConditions, holds: tuple[str, ...]) -> Tranche:
    conditions = tuple(found.finding for found in item.conditions)
    amount, gaps = _amount(scope, item)
    paid = item.rule.released_by
    released = scope.evidence(scope.trace(paid, item.instance.bindings).value) if paid else ()
    return Tranche(
        id=item.rule.id,
        title=item.rule.title,
        subject=item.instance.subject,
        status=_status(conditions, amount, holds, released),
        amount=amount,
        source=scope.pack.citation(item.rule.all_norms),
        conditions=conditions,
        holds=() if released else holds,  # what was paid cannot be held back
        released_by=released,
        missing=gaps.missing,
    )


def _status(
    conditions: tuple[Finding, ...],
    amount: Amount | None,
    holds: tuple[str, ...],
    released: tuple[str, ...],
) -> TrancheStatus:
    """Return the status; a tranche without any condition that was met is never eligible."""
    statuses = {finding.status for finding in conditions}
    if released:
        return TrancheStatus.RELEASED
    if Status.VIOLATED in statuses:
        return TrancheStatus.NOT_ELIGIBLE
    if amount is None or statuses & set(OPEN) or not statuses & {Status.SATISFIED, Status.WAIVED}:
        return TrancheStatus.UNDETERMINED
    return TrancheStatus.WITHHELD if holds else TrancheStatus.ELIGIBLE


def _amount(scope: Scope, item: TrancheConditions) -> tuple[Amount | None, Gaps]:
    """Return the tranche's amount in its currency, to the cent where that is exact."""
    if item.instance.gaps is not None:
        return None, item.instance.gaps
    trace = scope.trace(item.rule.amount, item.instance.bindings)
    if not isinstance(trace.value, Decimal):
        return None, scope.gaps(trace)
    currency = item.rule.currency or scope.pack.manifest.currency
    return Amount(value=money(trace.value), currency=currency), Gaps()


def money(value: Decimal) -> Decimal:
    """Return an amount with two decimals where that loses nothing, else as it is."""
    cents = value.quantize(CENT, context=EXACT)
    return cents if cents == value else value
