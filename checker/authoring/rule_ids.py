"""The rules of a pack by the ids under which verdicts, tests and comparisons name them."""

from __future__ import annotations

from collections.abc import Collection

from checker.model.case import AMENDMENT, WAIVER
from checker.model.pack import ConsequenceRule, Entry, Pack

OF_DOCUMENTS = (WAIVER, AMENDMENT)
"""The rules under which a verdict reports on waivers and amendments themselves."""


def rules_by_id(pack: Pack) -> dict[str, Entry]:
    """Return every rule: obligations, limits, checks, tranches, conditions, consequences.

    The id of a condition is ``<tranche>/<condition>``.
    """
    topic = pack.topic
    found: dict[str, Entry] = {}
    for entry in (*topic.obligations, *topic.limits, *topic.checks):
        found[entry.id] = entry
    for tranche in topic.tranches:
        found[tranche.id] = tranche
        found |= {f"{tranche.id}/{condition.id}": condition for condition in tranche.conditions}
    return found | {entry.id: entry for entry in topic.consequences}


def kind_of(entry: Entry) -> str:
    """Return ``obligation``, ``limit``, ``check``, ``condition``, ``tranche``, ... in a word."""
    return "consequence" if isinstance(entry, ConsequenceRule) else type(entry).__name__.casefold()


def belongs_to(name: str, rule: str) -> bool:
    """Return whether ``name`` is the id of a rule, or of a finding or consequence of it."""
    return name == rule or name.startswith(f"{rule}/")


def rule_of(name: str, rules: Collection[str]) -> str | None:
    """Return the rule to which the id of a finding, tranche or consequence belongs, if any."""
    return max((rule for rule in rules if belongs_to(name, rule)), key=len, default=None)
