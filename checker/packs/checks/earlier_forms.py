"""Warnings of what packs of version 0.1.0 wrote otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import Message, gettext
from checker.model.earlier_forms import ADVICE_TODAY, PAYMENTS_TODAY
from checker.model.pack import Entry, FindingRule, Pack
from checker.model.problems import Problem
from checker.packs.sources import key_position


def earlier_form_problems(pack: Pack) -> Iterator[Problem]:
    """Yield a warning for each key in a form that only packs of version 0.1.0 need."""
    for tranche in pack.topic.tranches:
        if _is_written(pack, tranche, "/released_by"):
            yield _earlier(pack, tranche, "/released_by", PAYMENTS_TODAY)
    for rule in pack.topic.rules_by_id().values():
        if _advises_in_one_text(pack, rule):
            yield _earlier(pack, rule, "/advice", ADVICE_TODAY)


def _advises_in_one_text(pack: Pack, rule: FindingRule) -> bool:
    by_status = (f"/advice/{status}" for status in rule.advice)
    return _is_written(pack, rule, "/advice") and not any(
        _is_written(pack, rule, each) for each in by_status
    )


def _is_written(pack: Pack, entry: Entry, below: str) -> bool:
    file, pointer = entry.place
    return (file, pointer + below) in pack.positions


def _earlier(pack: Pack, entry: Entry, below: str, hint: Message) -> Problem:
    message = gettext("this form is of packs of version 0.1.0")
    position = key_position(pack, entry, below)
    return Problem(position, "earlier-form", message, hint=hint, is_warning=True)
