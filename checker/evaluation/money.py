"""Amounts of money: computed, and to the cent where that is exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from checker.evaluation.display import CENT, EXACT, plain
from checker.evaluation.instances import Instance
from checker.evaluation.scope import Gaps, Scope
from checker.model.pack import TrancheRule
from checker.model.verdict import Amount


@dataclass(frozen=True, slots=True)
class Money:
    """What a tranche entitles to: the amount, or why it is not known, and its documents.

    ``parts`` are those of a known amount by name, where it has some; ``values`` are the figures of
    which it was computed.
    """

    currency: str
    amount: Amount | None = None
    gaps: Gaps = field(default_factory=Gaps)
    evidence: tuple[str, ...] = ()
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)

    def of(self, value: Decimal) -> Amount:
        """Return another amount in the same currency."""
        return Amount(value=cents(value), currency=self.currency)


def entitlement(scope: Scope, rule: TrancheRule, instance: Instance) -> Money:
    """Return what one instance of a tranche entitles to."""
    currency = rule.currency or scope.pack.manifest.currency
    if instance.gaps is not None:
        return Money(currency, gaps=instance.gaps)
    trace = scope.trace(rule.whole, instance.bindings)
    evidence = scope.evidence(trace)
    figures = {
        named.label: plain(named.value)
        for named in trace.named
        if named.label not in instance.bindings
    }
    if not isinstance(trace.value, Decimal):
        return Money(currency, gaps=scope.gaps(trace), evidence=evidence, values=figures)
    amount = Amount(value=cents(trace.value), currency=currency)
    values = {name: scope.value(text, instance.bindings) for name, text in rule.parts.items()}
    parts = {name: value for name, value in values.items() if isinstance(value, Decimal)}
    return Money(currency, amount, evidence=evidence, parts=parts, values=figures)


def cents(value: Decimal) -> Decimal:
    """Return an amount with two decimals where that loses nothing, else as it is."""
    rounded = value.quantize(CENT, context=EXACT)
    return rounded if rounded == value else value
