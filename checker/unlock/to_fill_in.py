"""Papers to come as people fill them in: what of each is fixed, without what is theirs to state."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.evidence.terms import Terms, terms_of
from checker.model.pack import Pack
from checker.unlock.prospects import Prospect, Step
from checker.unlock.witnesses import TO_BE_STATED

_ENVELOPE: Final = ("type", "id", "submitted_by", "supersedes")


def to_fill_in(prospects: Sequence[Prospect], pack: Pack) -> list[tuple[Step, dict[str, Any]]]:
    """Return the papers of the first way of each tranche, each with the fields that are fixed.

    Of papers in which the same is fixed there is one. Of a report on facts no more is fixed than
    what it is about.
    """
    steps = (step for one in prospects for way in one.ways[:1] for step in way.steps)
    papers = ((step, _fixed(step, terms_of(pack.schemas[step.document["type"]]))) for step in steps)
    return list({json.dumps(fixed, default=str): (step, fixed) for step, fixed in papers}.values())


def _fixed(step: Step, terms: Terms) -> dict[str, Any]:
    free = {each.field for each in step.intervals} | {each.field for each in step.days}
    kept = {*_ENVELOPE, *(terms.key or ())}
    document = {
        name: value for name, value in step.document.items() if name in kept or terms.covers is None
    }
    return _without(document, free | {"received_on"}, "")


def _without(value: Mapping[str, Any], free: set[str], above: str) -> dict[str, Any]:
    """Return the fields that are fixed: neither free, nor for people to state."""
    found: dict[str, Any] = {}
    for name, item in value.items():
        place = f"{above}{name}"
        if place in free or item in (TO_BE_STATED, [TO_BE_STATED]):
            continue
        found[name] = _without(item, free, f"{place}.") if isinstance(item, Mapping) else item
    return found
