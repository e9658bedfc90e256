"""The due dates of a case: whose, of what, and how each stands as of a date."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from checker.messages import Message, gettext, ngettext
from checker.model.pack import Obligation, PackTexts
from checker.model.verdict import Consequence, Finding, Status, Subject
from checker.reports.assessment import Assessment


@dataclass(frozen=True, slots=True)
class DueStateTraits:
    """Everything that depends on the state of a due item alone.

    ``words`` name it, ``counted`` gives a number of items that have it, and ``colour`` is in
    rich's words. ``days`` says how far off the day is, from the days left; None for what is
    settled or not known.
    """

    words: Message
    counted: Callable[[int], Message]
    colour: str
    days: Callable[[int], Message] | None


def _left(days: int) -> Message:
    return ngettext("{count:,} day left", "{count:,} days left", days)


def _overdue(days: int) -> Message:
    return ngettext("{count:,} day overdue", "{count:,} days overdue", -days)


class DueState(StrEnum):
    """How a due item stands as of the date; ``due`` means on that very day.

    ``open``: the day has passed, and it is not known whether it was done.
    """

    traits: DueStateTraits
    _value_: str

    def __new__(cls, value: str, traits: DueStateTraits) -> DueState:
        """Return a member whose value is the text of the state."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.traits = traits
        return member

    DONE = (
        "done",
        DueStateTraits(
            gettext("done"),
            lambda n: ngettext("{count:,} done", "{count:,} done", n),
            "green",
            None,
        ),
    )
    DONE_LATE = (
        "done-late",
        DueStateTraits(
            gettext("done late"),
            lambda n: ngettext("{count:,} done late", "{count:,} done late", n),
            "magenta",
            None,
        ),
    )
    WAIVED = (
        "waived",
        DueStateTraits(
            gettext("waived"),
            lambda n: ngettext("{count:,} waived", "{count:,} waived", n),
            "cyan",
            None,
        ),
    )
    OVERDUE = (
        "overdue",
        DueStateTraits(
            gettext("overdue"),
            lambda n: ngettext("{count:,} overdue", "{count:,} overdue", n),
            "bold red",
            _overdue,
        ),
    )
    OPEN = (
        "open",
        DueStateTraits(
            gettext("open"),
            lambda n: ngettext("{count:,} open", "{count:,} open", n),
            "yellow",
            None,
        ),
    )
    DUE = (
        "due",
        DueStateTraits(
            gettext("due"),
            lambda n: ngettext("{count:,} due", "{count:,} due", n),
            "yellow",
            _left,
        ),
    )
    PENDING = (
        "pending",
        DueStateTraits(
            gettext("pending"),
            lambda n: ngettext("{count:,} pending", "{count:,} pending", n),
            "blue",
            _left,
        ),
    )


OPEN_STATES = frozenset({DueState.OVERDUE, DueState.OPEN, DueState.DUE, DueState.PENDING})


@dataclass(frozen=True, slots=True)
class DueItem:
    """One due date: of which finding or consequence, whose (a role's title), and how it stands.

    ``days_left`` counts from the as-of date, negative once overdue; None for what is settled.
    """

    finding: str
    title: str
    bearer: str | None
    due: date
    state: DueState
    days_left: int | None
    source: str
    subject: Subject = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The due items of a case as of a date, by the rules of a pack.

    ``left_out`` says how many settled items are not among ``items``; ``texts`` are those of the
    pack in other languages.
    """

    case: str
    as_of: date
    known_on: date
    pack: str
    items: tuple[DueItem, ...]
    left_out: int = 0
    texts: PackTexts = field(repr=False, default_factory=dict)

    def open_only(self) -> Calendar:
        """Return the calendar without what was done, or waived for a day that has passed.

        What was waived before its day stays, so that nobody goes on waiting for it.
        """
        kept = tuple(item for item in self.items if self._is_expected(item))
        return replace(self, items=kept, left_out=len(self.items) - len(kept))

    def _is_expected(self, item: DueItem) -> bool:
        waived_ahead = item.state is DueState.WAIVED and item.due >= self.as_of
        return item.state in OPEN_STATES or waived_ahead

    def ordered(self) -> list[DueItem]:
        """Return the items by due date, then by finding."""
        return sorted(self.items, key=lambda item: (item.due, item.finding))


def due_dates(assessment: Assessment) -> Calendar:
    """Return the due dates of obligations that apply, and of consequences."""
    verdict = assessment.verdict
    findings = (_of_finding(assessment, finding) for finding in verdict.all_findings())
    consequences = (_of_consequence(one, verdict.as_of) for one in verdict.consequences)
    items = tuple(item for item in (*findings, *consequences) if item)
    return Calendar(
        verdict.case,
        verdict.as_of,
        verdict.known_on,
        verdict.rules.pack,
        items,
        texts=assessment.pack.texts,
    )


def _of_finding(assessment: Assessment, finding: Finding) -> DueItem | None:
    """Return the due date of an obligation; other rules have dates on which they are judged."""
    obliged = isinstance(assessment.rules.get(finding.rule), Obligation)
    if not obliged or finding.due is None or finding.status is Status.NOT_APPLICABLE:
        return None
    state = _state_of(finding, finding.due, assessment.verdict.as_of)
    return DueItem(
        finding=finding.id,
        title=finding.title,
        bearer=assessment.pack.manifest.role_title(finding.bearer) if finding.bearer else None,
        due=finding.due,
        state=state,
        days_left=_days_left(state, finding.due, assessment.verdict.as_of),
        source=finding.source,
        subject=finding.subject,
        evidence=finding.evidence,
    )


def _of_consequence(one: Consequence, as_of: date) -> DueItem | None:
    if one.due is None:
        return None
    state = DueState.DONE if one.lifted_by is not None else _open_state(one.due, as_of)
    return DueItem(
        finding=one.id,
        title=one.title,
        bearer=None,
        due=one.due,
        state=state,
        days_left=_days_left(state, one.due, as_of),
        source=one.source,
        subject=one.subject,
        evidence=one.lifted_by or (),
    )


def _state_of(finding: Finding, due: date, as_of: date) -> DueState:
    if finding.done_on is not None:
        return DueState.DONE if finding.done_on <= due else DueState.DONE_LATE
    if finding.status is Status.SATISFIED:
        return DueState.DONE
    if finding.status is Status.WAIVED:
        return DueState.WAIVED
    unknown = finding.status is Status.UNDETERMINED and due < as_of
    return DueState.OPEN if unknown else _open_state(due, as_of)


def _open_state(due: date, as_of: date) -> DueState:
    if due == as_of:
        return DueState.DUE
    return DueState.OVERDUE if due < as_of else DueState.PENDING


def _days_left(state: DueState, due: date, as_of: date) -> int | None:
    return None if state.traits.days is None else (due - as_of).days
