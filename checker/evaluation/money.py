"""Amounts of money: computed, and to the cent where that is exact."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from checker.evaluation.display import CENT, EXACT
from checker.evaluation.instances import Instance
from checker.evaluation.scope import Gaps, Scope
from checker.model.pack import TrancheRule
from checker.model.verdict import Amount


@dataclass(frozen=True, slots=True)
class Money:
    """What a tranche entitles to: the amount, or why it is not known, and its documents."""

    currency: str
    amount: Amount | None = None
    gaps: Gaps = field(default_factory=Gaps)
    evidence: tuple[str, ...] = ()

    def of(self, value: Decimal) -> Amount:
        """Return another amount in the same currency."""
        return Amount(value=cents(value), currency=self.currency)


def entitlement(scope: Scope, rule: TrancheRule, instance: Instance) -> Money:
    """Return what one instance of a tranche entitles to."""
    currency = rule.currency or scope.pack.manifest.currency
    if instance.gaps is not None:
        return Money(currency, gaps=instance.gaps)
    trace = scope.trace(rule.amount, instance.bindings)
    evidence = scope.evidence(trace)
    if not isinstance(trace.value, Decimal):
        return Money(currency, gaps=scope.gaps(trace), evidence=evidence)
    amount = Amount(value=cents(trace.value), currency=currency)
    return Money(currency, amount, evidence=evidence)


def cents(value: Decimal) -> Decimal:
    """Return an amount with two decimals where that loses nothing, else as it is."""
    rounded = value.quantize(CENT, context=EXACT)
    return rounded if rounded == value else value
