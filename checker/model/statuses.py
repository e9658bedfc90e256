"""Statuses of findings and tranches, and kinds of consequences: one entry has all of each.

Whatever depends on a status or kind alone stands here, so that a new one is one entry. Members
stand in the order in which reports list them: what needs someone's attention first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from checker.messages import Message, gettext, joined, ngettext


@dataclass(frozen=True, slots=True)
class Colours:
    """How a status looks: ``terminal`` in rich's words, ``text`` and ``ground`` in CSS."""

    terminal: str
    text: str
    ground: str


@dataclass(frozen=True, slots=True)
class StatusTraits:
    """Everything that depends on the status of a finding or case alone.

    - ``words`` name it; ``counted`` gives a number of findings that have it.
    - ``bare`` is the message of a finding for which the pack has none; ``compared`` is the same
      with the figures of a limit.
    - ``summary`` opens the summary of a case with the counts of its findings; None where no case
      has the status.
    - ``exit_status`` is what the command line ends with; not 0 where a case must never look green.
    - ``level`` is how much attention it asks for, None for none; ``settled``: nothing is awaited.
    - ``detail`` is what reports tell of a finding: all, or its evidence or due date alone;
      ``listed``: reports list each finding and do not only count them.
    - ``sarif`` and ``junit`` are its kind and outcome in these formats.
    """

    words: Message
    counted: Callable[[int], Message]
    bare: Message
    compared: Callable[[str], Message]
    summary: Callable[[Message], Message] | None
    exit_status: int
    level: Literal["error", "warning", "notice"] | None
    settled: bool
    detail: Literal["all", "evidence", "due"]
    listed: bool
    colours: Colours
    sarif: Literal["pass", "fail", "open", "informational", "notApplicable"]
    junit: Literal["passed", "failure", "error", "skipped"]


class Status(StrEnum):
    """What is known of a norm for one subject as of the date."""

    traits: StatusTraits
    _value_: str

    def __new__(cls, value: str, traits: StatusTraits) -> Status:
        """Return a member whose value is the text of the status."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.traits = traits
        return member

    VIOLATED = (
        "violated",
        StatusTraits(
            words=gettext("violated"),
            counted=lambda n: ngettext("{count:,} violated", "{count:,} violated", n),
            bare=gettext("Not met."),
            compared=lambda figures: gettext("Not met: {figures}.", figures=figures),
            summary=lambda counts: gettext("Something is violated: {counts}.", counts=counts),
            exit_status=1,
            level="error",
            settled=False,
            detail="all",
            listed=True,
            colours=Colours("bold red", "#a3121f", "#fdeaec"),
            sarif="fail",
            junit="failure",
        ),
    )
    UNDETERMINED = (
        "undetermined",
        StatusTraits(
            words=gettext("undetermined"),
            counted=lambda n: ngettext("{count:,} undetermined", "{count:,} undetermined", n),
            bare=gettext("Cannot be told yet."),
            compared=lambda figures: gettext("Cannot be told yet: {figures}.", figures=figures),
            summary=lambda counts: gettext(
                "Something cannot be determined yet: {counts}.", counts=counts
            ),
            exit_status=3,
            level="warning",
            settled=False,
            detail="all",
            listed=True,
            colours=Colours("yellow", "#7a5200", "#fff4d6"),
            sarif="open",
            junit="error",
        ),
    )
    PENDING = (
        "pending",
        StatusTraits(
            words=gettext("pending"),
            counted=lambda n: ngettext("{count:,} pending", "{count:,} pending", n),
            bare=gettext("Not due yet."),
            compared=lambda figures: gettext("Not due yet: {figures}.", figures=figures),
            summary=lambda counts: gettext(
                "Nothing is violated, and something is still to come: {counts}.", counts=counts
            ),
            exit_status=0,
            level=None,
            settled=False,
            detail="due",
            listed=True,
            colours=Colours("blue", "#1d4f91", "#e8f0fb"),
            sarif="informational",
            junit="skipped",
        ),
    )
    WAIVED = (
        "waived",
        StatusTraits(
            words=gettext("waived"),
            counted=lambda n: ngettext("{count:,} waived", "{count:,} waived", n),
            bare=gettext("Waived."),
            compared=lambda figures: gettext("Waived: {figures}.", figures=figures),
            summary=None,
            exit_status=0,
            level="notice",
            settled=True,
            detail="all",
            listed=True,
            colours=Colours("cyan", "#0a5c6b", "#e2f4f7"),
            sarif="fail",
            junit="skipped",
        ),
    )
    SATISFIED = (
        "satisfied",
        StatusTraits(
            words=gettext("satisfied"),
            counted=lambda n: ngettext("{count:,} satisfied", "{count:,} satisfied", n),
            bare=gettext("Met."),
            compared=lambda figures: gettext("Met: {figures}.", figures=figures),
            summary=lambda counts: gettext(
                "Everything that applies is satisfied: {counts}.", counts=counts
            ),
            exit_status=0,
            level=None,
            settled=True,
            detail="evidence",
            listed=False,
            colours=Colours("green", "#0b6b2e", "#e6f5ea"),
            sarif="pass",
            junit="passed",
        ),
    )
    NOT_APPLICABLE = (
        "not-applicable",
        StatusTraits(
            words=gettext("not applicable"),
            counted=lambda n: ngettext("{count:,} not applicable", "{count:,} not applicable", n),
            bare=gettext("Does not apply here."),
            compared=lambda figures: gettext("Does not apply here: {figures}.", figures=figures),
            summary=None,
            exit_status=0,
            level=None,
            settled=True,
            detail="all",
            listed=False,
            colours=Colours("dim", "#4d565f", "#eef0f2"),
            sarif="notApplicable",
            junit="skipped",
        ),
    )


def counted(statuses: Iterable[Status]) -> Message:
    """Return ``2 violated, 1 pending``, the most urgent first; ``none`` for no statuses."""
    counts = Counter(statuses)
    parts = [each.traits.counted(counts[each]) for each in Status if counts[each]]
    return joined(parts, ", ") if parts else gettext("none")


@dataclass(frozen=True, slots=True)
class TrancheStatusTraits:
    """Everything that depends on the status of a tranche alone: its words, and how it looks."""

    words: Message
    colours: Colours


class TrancheStatus(StrEnum):
    """Whether a tranche may be paid as of the date."""

    traits: TrancheStatusTraits
    _value_: str

    def __new__(cls, value: str, traits: TrancheStatusTraits) -> TrancheStatus:
        """Return a member whose value is the text of the status."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.traits = traits
        return member

    ELIGIBLE = (
        "eligible",
        TrancheStatusTraits(gettext("eligible"), Colours("bold green", "#0b6b2e", "#e6f5ea")),
    )
    NOT_ELIGIBLE = (
        "not-eligible",
        TrancheStatusTraits(gettext("not eligible"), Colours("bold red", "#a3121f", "#fdeaec")),
    )
    WITHHELD = (
        "withheld",
        TrancheStatusTraits(gettext("withheld"), Colours("bold magenta", "#76217f", "#f7e9f9")),
    )
    UNDETERMINED = (
        "undetermined",
        TrancheStatusTraits(gettext("undetermined"), Colours("yellow", "#7a5200", "#fff4d6")),
    )
    PART_RELEASED = (
        "part-released",
        TrancheStatusTraits(gettext("part released"), Colours("cyan", "#0a5c6b", "#e2f4f7")),
    )
    RELEASED = (
        "released",
        TrancheStatusTraits(gettext("released"), Colours("cyan", "#0a5c6b", "#e2f4f7")),
    )


class Basis(StrEnum):
    """What a finding rests on, the weakest of it; ``words`` name it."""

    words: Message
    _value_: str

    def __new__(cls, value: str, words: Message) -> Basis:
        """Return a member whose value is the text of the basis."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    DECLARATION = "declaration", gettext("declared")
    DETERMINATION = "determination", gettext("determined")
    COMPUTED = "computed", gettext("computed")
    DOCUMENT = "document", gettext("documented")


class ConsequenceKind(StrEnum):
    """What a finding brings about; ``words`` name it."""

    words: Message
    _value_: str

    def __new__(cls, value: str, words: Message) -> ConsequenceKind:
        """Return a member whose value is the text of the kind."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member

    HOLD = "hold", gettext("hold")
    PENALTY = "penalty", gettext("penalty")
    REFUND = "refund", gettext("refund")
    QUOTA_ADJUSTMENT = "quota-adjustment", gettext("quota adjustment")
    REMEDIAL_ACTION = "remedial-action", gettext("remedial action")
