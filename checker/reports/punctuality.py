"""What came when: each duty with its due days, and on which days it was done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from checker.messages import Message, joined
from checker.reports.assessment import Assessment
from checker.reports.calendar.due_dates import DueItem, DueState, due_dates


@dataclass(frozen=True, slots=True)
class Mark:
    """A due day on the line of a duty: ``place`` is in percent of the time shown."""

    place: str
    state: DueState


@dataclass(frozen=True, slots=True)
class Duty:
    """The due days of one duty, how many stand how, and the next that is open."""

    title: str
    bearer: str | None
    counts: Message
    following: date | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Punctuality:
    """All duties on one line of time from ``first`` to ``last``; ``today`` is in percent of it."""

    first: date
    last: date
    today: str
    duties: tuple[Duty, ...]


def punctuality(assessment: Assessment) -> Punctuality | None:
    """Return the duties of a case by title, in order of their first due day; None for none."""
    items = due_dates(assessment).ordered()
    if not items:
        return None
    day = assessment.verdict.as_of
    first, last = min(items[0].due, day), max(items[-1].due, day)
    by_title: dict[str, list[DueItem]] = {}
    for item in items:
        by_title.setdefault(item.title, []).append(item)
    duties = tuple(_duty(title, found, first, last) for title, found in by_title.items())
    return Punctuality(first, last, _place(day, first, last), duties)


def _duty(title: str, items: Sequence[DueItem], first: date, last: date) -> Duty:
    counts = Counter(item.state for item in items)
    bearers = {item.bearer for item in items}
    coming = (item.due for item in items if item.state in (DueState.DUE, DueState.PENDING))
    return Duty(
        title=title,
        bearer=bearers.pop() if len(bearers) == 1 else None,
        counts=joined(
            (each.traits.counted(counts[each]) for each in DueState if counts[each]), ", "
        ),
        following=min(coming, default=None),
        marks=tuple(
            Mark(_place(due, first, last), state)
            for due, state in dict.fromkeys((item.due, item.state) for item in items)
        ),
    )


def _place(day: date, first: date, last: date) -> str:
    span = (last - first).days
    return f"{100 * (day - first).days / span if span else 50:.1f}"
