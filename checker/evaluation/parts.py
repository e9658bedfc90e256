"""Amounts in parts, such as funding and support cost: what of each was paid, and is left."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from checker.evaluation.money import Money
from checker.evaluation.payments import Paid
from checker.model.verdict import Part

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of an amount, what was paid of it, and what is left, which is never negative."""

    name: str
    amount: Decimal
    paid: Decimal

    @property
    def left(self) -> Decimal:
        """Return what is left to pay: what was paid too much of one part pays no other."""
        return max(self.amount - self.paid, ZERO)


def shares(money: Money, paid: Paid) -> tuple[Share, ...]:
    """Return the parts of an amount in the order of the rule; none where it has none."""
    return tuple(Share(name, of, paid.of_part(name)) for name, of in money.parts.items())


def owed(money: Money, paid: Paid) -> Decimal | None:
    """Return the amount less what was paid of it; None where either is not known.

    A part below zero is taken from the others.
    """
    if money.amount is None or paid.total is None:
        return None
    parts = shares(money, paid)
    if not parts:
        return money.amount.value - paid.total
    return sum((each.left + min(each.amount, ZERO) for each in parts), ZERO)


def parts_told(money: Money, paid: Paid, payable: Decimal) -> tuple[Part, ...]:
    """Return the parts as a verdict has them.

    A part of zero is left out. What reductions leave ``payable`` of the whole is payable of the
    last parts: they are taken from the first.
    """
    told = []
    rest = payable
    for each in reversed([each for each in shares(money, paid) if each.amount or each.paid]):
        now = min(each.left, rest)
        rest -= now
        known = None if paid.total is None else money.of(each.paid)
        amount, left = money.of(each.amount), money.of(now)
        told.append(Part(name=each.name, amount=amount, paid=known, payable=left))
    return tuple(reversed(told))
