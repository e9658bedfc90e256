"""The rules of a pack without what changes no status: readings, values and texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from checker.model.compiled import CompiledPack
from checker.model.finding_rules import FindingRule
from checker.model.pack import Topic, TrancheRule

_TOLD: dict[str, Any] = {
    "alternatives": (),
    "values": {},
    "message": {},
    "advice": {},
    "assumption": None,
}


def lean(compiled: CompiledPack, tranche: str) -> CompiledPack:
    """Return a pack that decides one tranche as the whole does, in less time.

    Of the other tranches it has those that the same payments could be booked on, without their
    conditions, and those with a condition that others name.
    """
    topic = compiled.pack.topic
    own = next(each for each in topic.tranches if each.id == tranche)
    conditions = _trigger_conditions(topic)
    tranches = [
        _without_words(each) if each is own or each.id in conditions else _without_conditions(each)
        for each in topic.tranches
        if each is own or _same_payments(each, own) or each.id in conditions
    ]
    told = {name: tuple(map(_lean, getattr(topic, name))) for name in _KINDS}
    changed = topic.model_copy(update={**told, "tranches": tuple(tranches)})
    return replace(compiled, pack=replace(compiled.pack, topic=changed))


_KINDS = ("obligations", "limits", "checks")


def _lean(rule: FindingRule) -> FindingRule:
    return rule.model_copy(update=_TOLD)


def _without_words(tranche: TrancheRule) -> TrancheRule:
    return tranche.model_copy(update={"conditions": tuple(map(_lean, tranche.conditions))})


def _without_conditions(tranche: TrancheRule) -> TrancheRule:
    return tranche.model_copy(update={"conditions": ()})


def _same_payments(one: TrancheRule, other: TrancheRule) -> bool:
    if one.payments is None or other.payments is None:
        return False
    return one.payments.of == other.payments.of


def _trigger_conditions(topic: Topic) -> set[str]:
    """Return the tranches of which a condition brings a consequence, or is taken over."""
    named: Iterable[str | None] = [
        *(trigger.finding for rule in topic.consequences for trigger in rule.when),
        *(c.finding for tranche in topic.tranches for c in tranche.conditions),
    ]
    return {name.rpartition("/")[0] for name in named if name and "/" in name}
