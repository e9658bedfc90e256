"""Periods that overlap, and days between them that belong to none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from checker.messages import gettext
from checker.model.pack import Pack, Period
from checker.model.problems import Problem
from checker.packs.sources import nearest_position

_DAY = timedelta(days=1)


def period_problems(pack: Pack) -> Iterator[Problem]:
    """Yield each period that begins before the last one ends, and a warning of each gap."""
    ordered = sorted(pack.topic.periods, key=lambda each: (each.start, each.end))
    for before, period in pairwise(ordered):
        if period.start <= before.end:
            yield _overlap(pack, before, period)
        elif period.start > before.end + _DAY:
            yield _gap(pack, before, period)


def _overlap(pack: Pack, before: Period, period: Period) -> Problem:
    message = gettext(
        "the period {id!r} begins on {day}, when {other!r} is not over",
        id=period.id,
        day=period.start,
        other=before.id,
    )
    hint = gettext("let it begin on {day}", day=before.end + _DAY)
    position = nearest_position(pack, period, "/from")
    return Problem(position, "period-overlap", message, hint=hint)


def _gap(pack: Pack, before: Period, period: Period) -> Problem:
    message = gettext(
        "no period has the days from {first} to {last}",
        first=before.end + _DAY,
        last=period.start - _DAY,
    )
    hint = gettext("let {id!r} begin where {other!r} ends", id=period.id, other=before.id)
    position = nearest_position(pack, period, "/from")
    return Problem(position, "period-gap", message, hint=hint, is_warning=True)
