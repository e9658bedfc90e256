"""Consequences that nothing can trigger.

All triggers of a consequence have to stand, so a circle of consequences, each waiting for the one
before, never starts; and as nothing else chains, every chain of consequences ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.feel import shortest_cycle
from checker.messages import Message, gettext
from checker.model.pack import (
    Condition,
    ConsequenceRule,
    FindingRule,
    Obligation,
    Pack,
    Trigger,
)
from checker.model.problems import Problem
from checker.packs.sources import nearest_position


def consequence_problems(pack: Pack) -> Iterator[Problem]:
    """Yield consequence rules that no finding can trigger, including those in a cycle."""
    yield from _impossible_statuses(pack)
    yield from _never_started(pack)


def _impossible_statuses(pack: Pack) -> Iterator[Problem]:
    rules = pack.topic.rules_by_id()
    for consequence in pack.topic.consequences:
        for index, trigger in enumerate(consequence.when):
            rule = rules.get(trigger.finding or "")
            message = None if rule is None else _never_has(rule, trigger.status)
            if message is not None:
                position = nearest_position(pack, consequence, f"/when/{index}/status")
                yield Problem(position, "never-triggered", message)


def _never_has(rule: FindingRule, status: str) -> Message | None:
    """Return the sentence that findings of a rule never have a status; None if they may."""
    others = rule.alternatives and any(other.applies or other.due for other in rule.alternatives)
    none_owed = isinstance(rule, Obligation | Condition) and rule.times != "1"
    if status == "not-applicable" and rule.applying is None and not others and not none_owed:
        return gettext(
            "no finding of {rule!r} is ever not-applicable: the rule has no 'applies'", rule=rule.id
        )
    if status == "pending" and rule.due is None and not isinstance(rule, Obligation):
        return gettext(
            "no finding of {rule!r} is ever pending: the rule has no 'due'", rule=rule.id
        )
    return None


def _never_started(pack: Pack) -> Iterator[Problem]:
    """Yield consequences that only wait for one another."""
    known = {rule.id: rule for rule in pack.topic.consequences}
    possible: set[str] = set()
    found = True
    while found:
        ready = {rule.id for rule in known.values() if _can_start(rule, possible, known)}
        found = bool(ready - possible)
        possible |= ready
    for rule in known.values():
        if rule.id not in possible:
            position = nearest_position(pack, rule, "/when")
            message = gettext("no finding can ever trigger {id!r}", id=rule.id)
            circle = _circle(rule.id, known)
            hint = gettext("its triggers wait for consequences that nothing brings about")
            if circle is not None:
                hint = gettext(
                    "its triggers wait for one another: {names}", names=" -> ".join(circle)
                )
            yield Problem(position, "never-triggered", message, hint=hint)


def _can_start(
    rule: ConsequenceRule, possible: set[str], known: Mapping[str, ConsequenceRule]
) -> bool:
    """Return whether every trigger may come about; an unknown one is reported elsewhere."""
    return all(_may_stand(trigger, possible, known) for trigger in rule.when)


def _may_stand(trigger: Trigger, possible: set[str], known: Mapping[str, ConsequenceRule]) -> bool:
    needed = trigger.consequence
    return needed is None or needed in possible or needed not in known


def _circle(start: str, rules: Mapping[str, ConsequenceRule]) -> list[str] | None:
    """Return the shortest cycle of consequences through this one."""
    brings = {
        cause: [rule.id for rule in rules.values() for t in rule.when if t.consequence == cause]
        for cause in rules
    }
    return shortest_cycle(start, brings)
