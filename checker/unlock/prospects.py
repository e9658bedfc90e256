"""What it would take to have a tranche paid, as it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from checker.model.verdict import Amount, Tranche


class Outlook(StrEnum):
    """How a tranche stands: payable now, with further papers, or not at all as things are."""

    PAYABLE = "payable"
    UNLOCKABLE = "unlockable"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which figures a field of a paper may lie, ends included; None where it is open.

    ``field`` is the path to it, ``unit`` what its schema says. With ``is_fact`` the figure is what
    was: the way exists if it lies there, and nobody can choose it.
    """

    field: str
    at_least: Decimal | None
    at_most: Decimal | None
    unit: str | None
    is_fact: bool


@dataclass(frozen=True, slots=True)
class DayRange:
    """Between which days a date of a paper has to lie, ends included; None where it is open."""

    field: str
    not_before: date | None
    not_after: date | None


@dataclass(frozen=True, slots=True)
class Step:
    """A paper of a way: the document that would do, who issues it, and for which findings.

    It cannot come before ``not_before``. ``days`` are the bounds of the dates in it. ``adds`` names
    the fields in which it says more than the paper on file that it supersedes, None for a paper by
    itself. Where it supersedes papers that contradict each other, it says what ``base`` says.
    Instead of it one of ``alternatives`` would do, each with its own intervals.
    """

    document: Mapping[str, Any]
    role: str
    not_before: date | None
    because: tuple[str, ...]
    intervals: tuple[Interval, ...] = ()
    alternatives: tuple[Step, ...] = ()
    days: tuple[DayRange, ...] = ()
    adds: tuple[str, ...] | None = None
    base: str | None = None


@dataclass(frozen=True, slots=True)
class AmountRange:
    """The least and the most that a tranche may be worth, and the ids of the papers that decide."""

    least: Amount
    most: Amount
    decided_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WayToPay:
    """Papers with which a tranche can be paid from ``earliest`` on.

    ``until`` is the last day on which they are enough as far as was looked ahead, None where no
    later day was found on which they are not. ``also`` are the findings that become violated by
    them. ``amounts`` is the range of the amount where figures of the papers decide it. With
    ``is_joint`` not all figures can be at the ends of their intervals at once.
    """

    steps: tuple[Step, ...]
    earliest: date
    until: date | None
    payable: Amount
    also: tuple[str, ...] = ()
    amounts: AmountRange | None = None
    is_joint: bool = False


@dataclass(frozen=True, slots=True)
class Blocker:
    """A finding or hold that no paper was found to meet, and who could decide otherwise."""

    finding: str
    authorities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prospect:
    """A tranche and the ways to have it paid, the smallest first.

    ``payable`` is what can be paid, with the first way where it takes one. ``is_cut`` tells that
    not every way was looked for.
    """

    tranche: Tranche
    outlook: Outlook
    ways: tuple[WayToPay, ...] = ()
    blocked_by: tuple[Blocker, ...] = ()
    is_cut: bool = False
    payable: Amount | None = None
