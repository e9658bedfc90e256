"""Improvements of one kind together: the same rule, change, type of paper, and field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checker.authoring.probe.changes import Kind
from checker.authoring.probe.probing import Improvement
from checker.model.verdict import Amount


@dataclass(frozen=True, slots=True)
class Group:
    """Improvements of one kind, in the order in which they were found."""

    improvements: tuple[Improvement, ...]

    @property
    def first(self) -> Improvement:
        """Return the improvement that stands for all."""
        return self.improvements[0]

    @property
    def money(self) -> Amount | None:
        """Return the largest amount that one of them makes payable."""
        amounts = (each.gain.money for each in self.improvements)
        return max((a for a in amounts if a), key=lambda amount: amount.value, default=None)


def groups(improvements: Iterable[Improvement]) -> list[Group]:
    """Return the improvements by kind: money first, the largest first, then by rule and change."""
    found: dict[tuple[str, Kind, str, str, bool], list[Improvement]] = {}
    for each in improvements:
        is_money = each.gain.money is not None
        key = (each.gain.rule, each.kind, each.type, each.field or "", is_money)
        found.setdefault(key, []).append(each)
    grouped = [Group(tuple(found[key])) for key in sorted(found)]
    return sorted(grouped, key=lambda group: -group.money.value if group.money else Decimal(1))
