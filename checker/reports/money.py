"""Where the money of tranches stands: paid, payable, held back, or still to come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from checker.messages import Message, gettext
from checker.model.verdict import Amount, Finding, Status, Subject, Tranche, TrancheStatus

ZERO = Decimal(0)
_UNSETTLED = (Status.UNDETERMINED, Status.PENDING)


class Standing(StrEnum):
    """Where a part of the money stands; ``words`` name it. In the order of attention."""

    words: Message
    _value_: str

    def __new__(cls, value: str, words: Message) -> Standing:
        """Return a member whose value is the text of the standing."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    PAYABLE = "payable", gettext("Payable now")
    HELD = "held", gettext("Held back")
    OPEN = "open", gettext("Cannot be decided yet")
    NOT_DUE = "not-due", gettext("Not yet due")
    PAID = "paid", gettext("Paid")
    REDUCED = "reduced", gettext("Taken off")


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a tranche, greater than zero, and where it stands."""

    standing: Standing
    amount: Amount


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: ``start`` and ``width`` in percent of the whole group."""

    standing: Standing
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Row:
    """A tranche with its bar, which begins where the one before ended."""

    tranche: Tranche
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The tranches of one subject, such as a year, in the order of payment."""

    subject: Subject
    rows: tuple[Row, ...]

    @property
    def is_paid(self) -> bool:
        """Return whether nothing of it is left to pay."""
        return all(standing_of_rest(row.tranche) is Standing.PAID for row in self.rows)


def standing_of_rest(tranche: Tranche) -> Standing:
    """Return where the part stands that is neither paid nor payable nor taken off."""
    if tranche.status is TrancheStatus.RELEASED:
        return Standing.PAID
    if tranche.payable_now:
        return Standing.PAYABLE
    if tranche.holds or violated(tranche):
        return Standing.HELD
    waiting = {one.status for one in tranche.conditions if one.status in _UNSETTLED}
    only_pending = waiting == {Status.PENDING} and not tranche.missing
    return Standing.NOT_DUE if only_pending else Standing.OPEN


def violated(tranche: Tranche) -> list[Finding]:
    """Return the conditions of a tranche that are violated."""
    return [one for one in tranche.conditions if one.status is Status.VIOLATED]


def unsettled(tranche: Tranche) -> list[Finding]:
    """Return the conditions of a tranche that cannot be told yet, or are not due."""
    return [one for one in tranche.conditions if one.status in _UNSETTLED]


def portions(tranche: Tranche) -> tuple[Portion, ...]:
    """Return the parts of the amount of a tranche; empty where amount or payments are not known.

    They add up to the amount, or to what was paid where that is more.
    """
    if tranche.amount is None or tranche.paid is None:
        return ()
    paid = tranche.paid.value
    payable = tranche.payable.value if tranche.payable else ZERO
    reduced = sum((each.amount.value for each in tranche.reductions), ZERO)
    rest = tranche.amount.value - paid - payable - reduced
    parts = (
        (Standing.PAID, paid),
        (Standing.PAYABLE, payable),
        (standing_of_rest(tranche), rest),
        (Standing.REDUCED, reduced),
    )
    amount = tranche.amount
    return tuple(
        Portion(standing, amount.model_copy(update={"value": value}))
        for standing, value in parts
        if value > 0
    )


def totals(tranches: Iterable[Tranche]) -> dict[Standing, tuple[Amount, ...]]:
    """Return for each standing what stands so, an amount for each currency.

    Every standing is there, but ``REDUCED`` only where something was taken off.
    """
    found: dict[Standing, list[Amount]] = {each: [] for each in Standing}
    for portion in (each for tranche in tranches for each in portions(tranche)):
        found[portion.standing].append(portion.amount)
    if not found[Standing.REDUCED]:
        del found[Standing.REDUCED]
    return {standing: added(amounts) for standing, amounts in found.items()}


def added(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Return the sum of each currency."""
    sums: dict[str | None, Amount] = {}
    for amount in amounts:
        before = sums[amount.currency].value if amount.currency in sums else ZERO
        sums[amount.currency] = amount.model_copy(update={"value": before + amount.value})
    return tuple(sums.values())


def unknown(tranches: Iterable[Tranche]) -> list[Tranche]:
    """Return the tranches that no total has, because their amount or payments are not known."""
    return [each for each in tranches if each.amount is None or each.paid is None]


def groups(tranches: Iterable[Tranche]) -> list[Group]:
    """Return the tranches by subject, each group with bars that follow each other."""
    found = groupby(tranches, key=lambda each: tuple(each.subject.items()))
    return [_group(dict(subject), tuple(members)) for subject, members in found]


def _group(subject: Subject, tranches: tuple[Tranche, ...]) -> Group:
    parts = {tranche.key: portions(tranche) for tranche in tranches}
    whole = sum((part.amount.value for found in parts.values() for part in found), ZERO)
    rows, start = [], ZERO
    for tranche in tranches:
        segments = []
        for part in parts[tranche.key]:
            share = part.amount.value / whole * 100
            segments.append(Segment(part.standing, f"{start:.2f}", f"{share:.2f}"))
            start += share
        rows.append(Row(tranche, tuple(segments)))
    return Group(subject, tuple(rows))
