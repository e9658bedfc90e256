"""Which tranche may be paid: conditions first, then, once holds are known, its status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.evaluation.found import Found
from checker.evaluation.instances import Instance
from checker.evaluation.ledger import Ledger
from checker.evaluation.money import Money, entitlement
from checker.evaluation.parts import owed, parts_told
from checker.evaluation.payments import Booked, Paid, paid, stray_payments
from checker.evaluation.scope import Gaps, Scope
from checker.messages import gettext
from checker.model.pack import TrancheRule
from checker.model.verdict import Consequence, Finding, Reduction, Status, Tranche, TrancheStatus

OPEN = (Status.UNDETERMINED, Status.PENDING)
ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class TrancheConditions:
    """One instance of a tranche: the findings on its conditions, its amount and payments."""

    rule: TrancheRule
    instance: Instance
    conditions: tuple[Found, ...]
    money: Money
    paid: Paid

    @property
    def booked(self) -> Booked:
        """Return the tranche with its payments, without its conditions."""
        return Booked(self.rule, self.instance, self.money, self.paid)


@dataclass(frozen=True, slots=True)
class Against:
    """What stands against a tranche: the ids of holds, and what reduces it."""

    holds: tuple[str, ...]
    reductions: tuple[Consequence, ...]


def evaluate_conditions(ledger: Ledger, rules: Iterable[TrancheRule]) -> list[TrancheConditions]:
    """Return every tranche that the case knows of, with its conditions evaluated.

    Tranches of one subject stand together: the deposits of 1998 before those of 1999.
    """
    scope = ledger.scope
    results = [
        TrancheConditions(
            rule,
            instance,
            conditions,
            entitlement(scope, rule, instance),
            paid(scope, rule, instance),
        )
        for rule in rules
        for instance, conditions in zip(
            ledger.instances(rule), ledger.conditions(rule), strict=True
        )
    ]
    families = list(dict.fromkeys(tuple(item.rule.for_each) for item in results))
    return sorted(results, key=lambda item: (families.index(tuple(item.rule.for_each)), _key(item)))


def _key(item: TrancheConditions) -> list[tuple[bool, int, str]]:
    """Return a key that sorts subjects: numbers by size, before texts."""
    return [
        (isinstance(value, str), value if isinstance(value, int) else 0, str(value))
        for value in item.instance.subject.values()
    ]


def settle_tranches(
    scope: Scope,
    evaluated: Sequence[TrancheConditions],
    against: Callable[[TrancheConditions], Against],
) -> list[Tranche]:
    """Return the tranches with status and amounts.

    ``against`` gives what stands against a tranche. What a consequence takes is taken once, from
    the first of the tranches that it reduces.
    """
    settling = _Settling(scope, evaluated)
    return [settling.settled(item, against(item)) for item in evaluated]


class _Settling:
    """Settles tranche after tranche; knows what of each reduction is still to be taken."""

    def __init__(self, scope: Scope, evaluated: Sequence[TrancheConditions]) -> None:
        self._scope = scope
        self._stray = stray_payments([item.booked for item in evaluated])
        self._left: dict[str, Decimal] = {}

    def settled(self, item: TrancheConditions, against: Against) -> Tranche:
        conditions = tuple(found.finding for found in item.conditions)
        reductions, open_reductions = self._reductions(item, against.reductions)
        left = _left(item, reductions)
        gaps = item.money.gaps | item.paid.gaps | open_reductions
        if left is not None and left > 0:
            gaps |= self._doubts(item, left)
        ready = _ready(conditions, left, gaps, against.holds)
        status = _status(item, left, ready)
        released = status is TrancheStatus.RELEASED
        total = item.paid.total
        may_be_paid = ready is TrancheStatus.ELIGIBLE and left is not None and not released
        payable = max(left or ZERO, ZERO) if may_be_paid else ZERO
        return Tranche(
            id=item.rule.id,
            title=item.rule.title,
            subject=item.instance.subject,
            status=status,
            amount=item.money.amount,
            paid=None if total is None else item.money.of(total),
            reductions=reductions,
            payable=item.money.of(payable),
            parts=parts_told(item.money, item.paid, payable),
            source=self._scope.pack.citation(item.rule.all_norms),
            conditions=conditions,
            holds=() if released else against.holds,  # what was paid cannot be held back
            released_by=self._scope.evidence([p.document for p in item.paid.payments]),
            evidence=item.money.evidence,
            values=dict(item.money.values),
            missing=() if released else gaps.missing,
        )

    def _reductions(
        self, item: TrancheConditions, consequences: Iterable[Consequence]
    ) -> tuple[tuple[Reduction, ...], Gaps]:
        """Return what is taken from a tranche, and why it is not known how much, if it is not."""
        taken, gaps = [], Gaps()
        for one in consequences:
            if one.amount is None or item.money.amount is None:
                amount = gettext("amount of {consequence}", consequence=one.id)
                gaps |= Gaps(one.missing or (amount,))
                continue
            rest = self._left.setdefault(one.id, one.amount.value)
            unpaid = owed(item.money, item.paid)
            share = min(rest, max(item.money.amount.value if unpaid is None else unpaid, ZERO))
            self._left[one.id] = rest - share
            if share > 0:
                taken.append(Reduction(consequence=one.id, amount=item.money.of(share)))
        return tuple(taken), gaps

    def _doubts(self, item: TrancheConditions, left: Decimal) -> Gaps:
        """Return the payments booked elsewhere that may be of this tranche: they are as large."""
        own = {payment.document.origin for payment in item.paid.payments}
        amount = item.money.amount
        alike = {left, amount.value if amount else left}
        names = [
            each.document.origin
            for each in self._stray
            if each.amount in alike and each.document.origin not in own
        ]
        return Gaps(tuple(gettext("what {document} was paid for", document=n) for n in names))


def _left(item: TrancheConditions, reductions: Iterable[Reduction]) -> Decimal | None:
    """Return what payments and reductions leave of the amount; None where that is not known."""
    left = owed(item.money, item.paid)
    return None if left is None else left - sum((each.amount.value for each in reductions), ZERO)


def _ready(
    conditions: tuple[Finding, ...], left: Decimal | None, gaps: Gaps, holds: tuple[str, ...]
) -> TrancheStatus:
    """Return the status as if nothing was paid; without a condition met, nothing is eligible."""
    statuses = {finding.status for finding in conditions}
    if Status.VIOLATED in statuses:
        return TrancheStatus.NOT_ELIGIBLE
    met = statuses & {Status.SATISFIED, Status.WAIVED}
    if left is None or gaps != Gaps() or statuses & set(OPEN) or not met:
        return TrancheStatus.UNDETERMINED
    return TrancheStatus.WITHHELD if holds else TrancheStatus.ELIGIBLE


def _status(item: TrancheConditions, left: Decimal | None, ready: TrancheStatus) -> TrancheStatus:
    """Return the status, payments considered; a payment of nothing releases nothing."""
    if left is None:
        return TrancheStatus.UNDETERMINED if item.paid.payments else ready
    if not item.paid.total:
        return ready
    return TrancheStatus.RELEASED if left <= 0 else TrancheStatus.PART_RELEASED
