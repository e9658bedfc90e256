"""Papers to come as items of a calendar: what must arrive by when for each tranche to be paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from checker.messages import gettext, joined
from checker.model.pack import Pack
from checker.reports.calendar.due_dates import DueItem, DueState
from checker.reports.phrases import titled
from checker.unlock.phrases import limits_of, paper_words, sender_words
from checker.unlock.prospects import Prospect, Step, WayToPay


def due_items(prospects: Sequence[Prospect], pack: Pack, as_of: date) -> tuple[DueItem, ...]:
    """Return the papers of the first way of each tranche, and the days after which it is lost.

    Each paper is due on the first day on which its tranche can be paid.
    """
    items = (
        item
        for one in prospects
        for way in one.ways[:1]
        for item in (*_papers(one, way, pack, as_of), *_end(one, way, as_of))
    )
    return tuple(items)


def _papers(one: Prospect, way: WayToPay, pack: Pack, as_of: date) -> Iterator[DueItem]:
    for step in way.steps:
        title = gettext("{paper}, for {tranche}", paper=_said(pack, step), tranche=_title(one))
        name = f"{one.tranche.key}/{step.document['id']}"
        yield _item(name, title, sender_words(pack, step), way.earliest, as_of, one)


def _end(one: Prospect, way: WayToPay, as_of: date) -> Iterator[DueItem]:
    if way.until is not None:
        title = gettext("{tranche}: last day on which these papers are enough", tranche=_title(one))
        yield _item(f"{one.tranche.key}/until", title, None, way.until, as_of, one)


def _item(
    name: str, title: str, sender: str | None, due: date, as_of: date, one: Prospect
) -> DueItem:
    return DueItem(
        finding=name,
        title=title,
        bearer=sender,
        due=due,
        state=DueState.PENDING if due > as_of else DueState.DUE,
        days_left=(due - as_of).days,
        source=one.tranche.source,
    )


def _said(pack: Pack, step: Step) -> str:
    return joined([paper_words(pack, step), *limits_of(step)], ", ")


def _title(one: Prospect) -> str:
    return titled(one.tranche.title, one.tranche.subject)
