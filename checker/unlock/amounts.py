"""How much a tranche is worth whose amount the papers to come decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from checker.model.problems import InputError
from checker.model.verdict import Amount
from checker.unlock.drafts import Draft, Drafts, Path
from checker.unlock.intervals import with_value_at
from checker.unlock.prospects import AmountRange, Step
from checker.unlock.shapes import shape
from checker.unlock.trials import Bench
from checker.unlock.witnesses import part_at


@dataclass(frozen=True, slots=True)
class _Ends:
    """How low and how high a figure of a draft may be; None where nothing says so."""

    draft: Draft
    path: Path
    low: Decimal | None
    high: Decimal | None


def amount_range(bench: Bench, drafts: Drafts, steps: Sequence[Step]) -> AmountRange | None:
    """Return between which amounts the tranche may lie, by the figures of these papers.

    ``steps`` has their intervals, in the same order. None where no figure changes the amount. A
    figure without a bound goes as far as its schema does.
    """
    own = _amount(bench, drafts)
    if own is None:
        return None
    ends = list(_ends(bench, drafts, steps))
    found = {own.value}
    deciding: dict[str, None] = {}
    for each in ends:
        alone = {_value(bench, drafts, [(each, end)]) for end in (each.low, each.high)}
        if alone - {own.value, None}:
            deciding[each.draft.id] = None
            found |= {value for value in alone if value is not None}
    if not deciding:
        return None
    all_low, all_high = [(each, each.low) for each in ends], [(each, each.high) for each in ends]
    together = {_value(bench, drafts, all_low), _value(bench, drafts, all_high)}
    found |= {value for value in together if value is not None}
    return AmountRange(
        own.model_copy(update={"value": min(found)}),
        own.model_copy(update={"value": max(found)}),
        tuple(deciding),
    )


def _ends(bench: Bench, drafts: Drafts, steps: Sequence[Step]) -> Iterator[_Ends]:
    for draft, step in zip(drafts, steps, strict=True):
        for one in step.intervals:
            path = tuple(one.field.split("."))
            schema = part_at(shape(bench.compiled.pack.schemas[draft.type]), path)
            low = schema.get("minimum") if one.at_least is None else one.at_least
            high = schema.get("maximum") if one.at_most is None else one.at_most
            yield _Ends(draft, path, _decimal(low), _decimal(high))


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(value)


def _value(
    bench: Bench, drafts: Drafts, changes: Sequence[tuple[_Ends, Decimal | None]]
) -> Decimal | None:
    """Return the amount with other figures; None where one has no end, or it cannot be paid."""
    for figure, value in changes:
        if value is None:
            return None
        current = next(each for each in drafts if each.id == figure.draft.id)
        drafts = with_value_at(drafts, current, figure.path, value)
    amount = _amount(bench, drafts)
    return None if amount is None else amount.value


def _amount(bench: Bench, drafts: Drafts) -> Amount | None:
    """Return the amount of the tranche with papers with which it is payable, or worth nothing."""
    try:
        trial = bench.trial(drafts)
    except InputError:
        return None
    amount = None if trial.tranche is None else trial.tranche.amount
    return amount if amount is None or trial.is_payable or not amount.value else None
