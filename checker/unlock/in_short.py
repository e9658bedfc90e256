"""What it would take to have tranches paid, in a line each, for reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.messages import Message, gettext, ngettext
from checker.model.pack import Pack
from checker.reports.assessment import ToBePaid
from checker.unlock.phrases import money_words, sender_words
from checker.unlock.prospects import Prospect, WayToPay


def in_short(prospects: Sequence[Prospect], pack: Pack) -> Mapping[str, ToBePaid]:
    """Return by the key of each tranche that can be unlocked what its first way takes.

    The findings are those of all of its ways.
    """
    return {
        one.tranche.key: ToBePaid(
            papers=_papers(one.ways[0], pack),
            money=money_words(one.ways[0]),
            because=frozenset(
                name for way in one.ways for step in way.steps for name in step.because
            ),
        )
        for one in prospects
        if one.ways
    }


def _papers(way: WayToPay, pack: Pack) -> Message:
    senders = list(dict.fromkeys(sender_words(pack, step) for step in way.steps))
    if not senders:
        return gettext("from {day} on, without further papers", day=way.earliest)
    *others, last = senders
    named = gettext("{others} and {last}", others=", ".join(others), last=last) if others else last
    return ngettext(
        "{count} paper, from {senders}; from {day} on",
        "{count} papers, from {senders}; from {day} on",
        len(way.steps),
        senders=named,
        day=way.earliest,
    )
