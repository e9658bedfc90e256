"""Where two verdicts on the same case differ, and how much money goes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeVar

from checker.messages import Message, gettext, joined
from checker.model.problems import InputError
from checker.model.verdict import Amount, Consequence, Finding, Tranche, Verdict
from checker.reports.phrases import amount_words

CASE = "case"
"""The kind, and the rule, of a difference in the status of the case itself."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in two verdicts that differs: ``id`` of ``rule``, in words before and after."""

    kind: str
    rule: str
    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A case whose verdict changes; ``payable`` is how much more becomes payable, by currency."""

    case: str
    as_of: date
    differences: tuple[Difference, ...]
    payable: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the rules whose outcome differs, or ``case`` where only its status does."""
        named = (each.rule for each in self.differences if each.kind != CASE)
        return tuple(dict.fromkeys(named)) or (CASE,)

    def allowed_by(self, names: Sequence[str]) -> bool:
        """Return whether the names (rules or the case) cover everything that is different.

        A condition covers the status of its tranche.
        """
        if self.case in names:
            return True
        return all(any(_covers(name, rule) for name in names) for rule in self.rules)


def _covers(name: str, rule: str) -> bool:
    return name == rule or rule.startswith(f"{name}/") or name.startswith(f"{rule}/")


def verdict_change(
    case: str, as_of: date, old: Verdict | InputError, new: Verdict | InputError
) -> VerdictChange | None:
    """Return how the verdict on a case changes, or None where it does not.

    An InputError stands for a case that the rules cannot be applied to.
    """
    if isinstance(old, InputError) or isinstance(new, InputError):
        if isinstance(old, InputError) and isinstance(new, InputError):
            return None
        words = [_usable(each) for each in (old, new)]
        return VerdictChange(case, as_of, (Difference(CASE, CASE, case, *words),))
    found = tuple(_differences(case, old, new))
    return VerdictChange(case, as_of, found, _more_payable(old, new)) if found else None


def _usable(verdict: Verdict | InputError) -> str:
    if isinstance(verdict, Verdict):
        return verdict.status.traits.words
    return gettext("cannot be used: {reason}", reason=verdict.problems[0].message)


def _differences(case: str, old: Verdict, new: Verdict) -> Iterator[Difference]:
    if old.status is not new.status:
        yield Difference(CASE, CASE, case, old.status.traits.words, new.status.traits.words)
    yield from _compared("tranche", old.tranches, new.tranches, _tranche_key, _tranche, _rule_id)
    yield from _compared("finding", old.all_findings(), new.all_findings(), _id, _finding, _rule)
    yield from _compared(
        "consequence", old.consequences, new.consequences, _id, _consequence, _rule
    )


def _compared(
    kind: str,
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], str],
    words: Callable[[T], str],
    rule: Callable[[T], str],
) -> Iterator[Difference]:
    before, after = {key(each): each for each in old}, {key(each): each for each in new}
    for name in dict.fromkeys((*before, *after)):
        first, second = before.get(name), after.get(name)
        there = second if first is None else first
        if there is None:
            continue
        was = gettext("not there") if first is None else words(first)
        now = gettext("not there") if second is None else words(second)
        if was != now:
            yield Difference(kind, rule(there), name, was, now)


def _id(thing: Finding | Consequence) -> str:
    return thing.id


def _tranche_key(tranche: Tranche) -> str:
    return tranche.key


def _rule(thing: Finding | Consequence) -> str:
    return thing.rule


def _rule_id(thing: Tranche) -> str:
    return thing.id


def _tranche(tranche: Tranche) -> Message:
    parts = [tranche.status.traits.words, _amount(tranche.amount)]
    if tranche.holds:
        parts.append(gettext("held by {holds}", holds=", ".join(tranche.holds)))
    return joined(parts, ", ")


def _finding(finding: Finding) -> Message:
    parts = [finding.status.traits.words]
    if finding.due:
        parts.append(gettext("due {day}", day=finding.due))
    told = joined(parts, ", ")
    if not finding.other_readings:
        return told
    readings = [f"{each.reading}: {each.status.traits.words}" for each in finding.other_readings]
    return gettext("{finding} ({readings})", finding=told, readings="; ".join(readings))


def _consequence(consequence: Consequence) -> Message:
    parts = [f"{consequence.kind.words} {consequence.measure}"]
    if consequence.amount:
        parts.append(_amount(consequence.amount))
    if consequence.due:
        parts.append(gettext("due {day}", day=consequence.due))
    if consequence.lifted_by is not None:
        parts.append(gettext("lifted"))
    return joined(parts, ", ")


def _amount(amount: Amount | None) -> str:
    return amount_words(amount) if amount else gettext("no amount")


def _more_payable(old: Verdict, new: Verdict) -> dict[str, Decimal]:
    before, after = payable(old), payable(new)
    more = {
        name: after.get(name, Decimal(0)) - before.get(name, Decimal(0))
        for name in dict.fromkeys((*before, *after))
    }
    return {name: value for name, value in more.items() if value}


def payable(verdict: Verdict) -> dict[str, Decimal]:
    """Return what may be paid or was paid on the tranches, by currency."""
    total: dict[str, Decimal] = {}
    for tranche in verdict.tranches:
        for amount in (tranche.paid, tranche.payable_now):
            if amount is not None and amount.value:
                currency = amount.currency or ""
                total[currency] = total.get(currency, Decimal(0)) + amount.value
    return total
