"""Rules whose findings conditions take over: they have to exist, and not wait for one another."""

from __future__ import annotations

from collections.abc import Iterator

from checker.feel import shortest_cycle
from checker.messages import gettext
from checker.model.pack import Condition, Pack
from checker.model.problems import Problem
from checker.packs.checks.references import unknown
from checker.packs.sources import nearest_position


def takeover_problems(pack: Pack) -> Iterator[Problem]:
    """Yield conditions that take over the findings of an unknown rule, or of themselves."""
    rules = pack.topic.rules_by_id()
    taking = {
        name: rule.finding
        for name, rule in rules.items()
        if isinstance(rule, Condition) and rule.finding is not None
    }
    takes = {name: [taking[name]] if name in taking else [] for name in rules}
    for name, taken in taking.items():
        position = nearest_position(pack, rules[name], "/finding")
        if taken not in rules:
            yield from unknown("rule", taken, rules, position)
        elif (circle := shortest_cycle(name, takes)) is not None:
            message = gettext("the condition {name!r} takes over its own findings", name=name)
            hint = gettext("they wait for one another: {names}", names=" -> ".join(circle))
            yield Problem(position, "circle", message, hint=hint)
