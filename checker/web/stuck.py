"""Money that may be paid or is to come, and gets stuck if nothing more comes in."""

from __future__ import annotations

from decimal import Decimal

from checker.model.verdict import Amount, Tranche, Verdict
from checker.reports.money import ZERO, Standing, added, portions

_LOST = frozenset({Standing.HELD, Standing.REDUCED})
_STUCK = _LOST | {Standing.OPEN}


def stuck_later(now: Verdict, later: Verdict) -> tuple[Amount, ...]:
    """Return how much less may be paid, or is to come, on a later day; an amount per currency.

    A tranche counts with what is undecided, held back or taken off later and is not now, and with
    what is undecided now and held back or taken off later. One that only ``later`` has does not.
    """
    after = {each.key: each for each in later.tranches}
    found = ((each.amount, _gets_stuck(each, after.get(each.key))) for each in now.tranches)
    return added(
        amount.model_copy(update={"value": value})
        for amount, value in found
        if amount is not None and value > ZERO
    )


def _gets_stuck(now: Tranche, later: Tranche | None) -> Decimal:
    if later is None:
        return ZERO
    return max(_within(later, each) - _within(now, each) for each in (_LOST, _STUCK))


def _within(tranche: Tranche, standings: frozenset[Standing]) -> Decimal:
    """Return how much of a tranche stands so."""
    return sum(
        (each.amount.value for each in portions(tranche) if each.standing in standings), ZERO
    )
