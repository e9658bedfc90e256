"""Which rules depend on which entries, directly or through definitions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.authoring.feel_names import all_names, names_used
from checker.authoring.rule_ids import OF_DOCUMENTS, belongs_to, rule_of
from checker.authoring.testing.suite_file import Expected
from checker.feel import Names, parse
from checker.model.pack import (
    Check,
    Condition,
    ConsequenceRule,
    Definition,
    Entry,
    Pack,
    Period,
    Table,
    TrancheRule,
)
from checker.packs.expressions import feel_texts
from checker.packs.periods import PERIOD_NAMES


@dataclass(frozen=True, slots=True)
class Affected:
    """What the change of an entry affects: ``direct`` rules use it, ``rules`` are all affected.

    A tranche goes with any of its conditions, and its conditions with it. ``names`` are the terms
    whose values can change.
    """

    direct: frozenset[str]
    rules: frozenset[str]
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dependencies:
    """Who uses what in a pack. ``names`` are those that each rule uses, by its identity."""

    names: dict[int, frozenset[str]]
    rules: dict[str, Entry]
    users: dict[str, frozenset[str]]
    known: Names

    def affected_by(self, entry: Entry) -> Affected:
        """Return the ids of the rules whose outcome can change when the entry does."""
        if isinstance(entry, Definition):
            return self.affected_by_name(entry.name)
        if isinstance(entry, Table):
            return self._affected_by_all(entry.names)
        if isinstance(entry, Period):
            return self._affected_by_all(PERIOD_NAMES)
        hit = {name for name, rule in self.rules.items() if rule is entry}
        return Affected(frozenset(hit), self.with_tranches(hit))

    def affected_by_name(self, name: str) -> Affected:
        """Return what can change with the value of a name, such as a list of papers."""
        changed = self._closed(name)
        hit = {each for each, rule in self.rules.items() if self.names[id(rule)] & changed}
        return Affected(frozenset(hit), self.with_tranches(hit), changed)

    def _affected_by_all(self, names: Iterable[str]) -> Affected:
        found = [self.affected_by_name(name) for name in names]
        return Affected(
            frozenset().union(*(each.direct for each in found)),
            frozenset().union(*(each.rules for each in found)),
            frozenset().union(*(each.names for each in found)),
        )

    def needed(self, expected: Expected) -> frozenset[str]:
        """Return the rules that can change whether a verdict is as expected.

        A consequence needs what triggers it, a condition what it takes over, a tranche what stands
        against it, and the papers that do not count the checks that set papers aside; the status
        of the case, and findings on documents, need all.
        """
        names = (*expected.findings, *expected.tranches, *expected.consequences, *expected.absent)
        if expected.status is not None or any(
            belongs_to(name, rule) for name in names for rule in OF_DOCUMENTS
        ):
            return frozenset(self.rules)
        found = {rule for name in names if (rule := rule_of(name, self.rules)) is not None}
        if expected.not_counted is not None:
            found |= {name for name, rule in self.rules.items() if _sets_aside(rule)}
        return self.settling(found)

    def settling(self, rules: Iterable[str]) -> frozenset[str]:
        """Return the rules with all that decides how they come out."""
        found = set(rules)
        if any(isinstance(self.rules[name], TrancheRule) for name in found):
            found |= {name for name, rule in self.rules.items() if is_against_tranches(rule)}
        return self.with_grounds(found)

    def with_grounds(self, rules: Iterable[str]) -> frozenset[str]:
        """Return the rules with what triggers them, what they take over, and their tranches."""
        inside = self.with_tranches(self._with_triggers(rules))
        return frozenset(self._with_triggers(inside))

    def term_names(self, expected: Expected) -> frozenset[str]:
        """Return the names that the expected terms mention."""
        used = (names_used(parse(text, self.known)) for text in expected.terms)
        return frozenset().union(*used)

    def _closed(self, name: str) -> frozenset[str]:
        """Return the name with the definitions that use it, directly or not."""
        found, waiting = {name}, [name]
        while waiting:
            more = self.users.get(waiting.pop(), frozenset()) - found
            found |= more
            waiting += more
        return frozenset(found)

    def _with_triggers(self, names: Iterable[str]) -> set[str]:
        found = set(names)
        waiting = list(found)
        while waiting:
            rule = self.rules[waiting.pop()]
            triggers = rule.when if isinstance(rule, ConsequenceRule) else ()
            more = {each.finding or each.consequence or "" for each in triggers} | _taken(rule)
            more -= found
            found |= more & self.rules.keys()
            waiting += more & self.rules.keys()
        return found

    def _with_takers(self, hit: Iterable[str]) -> set[str]:
        """Return the rules with the conditions that take over their findings."""
        found, waiting = set(hit), list(hit)
        while waiting:
            rule = waiting.pop()
            more = {each for each, entry in self.rules.items() if rule in _taken(entry)} - found
            found |= more
            waiting += more
        return found

    def with_tranches(self, hit: Iterable[str]) -> frozenset[str]:
        """Return rules with those that take them over, and tranches with their conditions."""
        found = self._with_takers(hit)
        for name in tuple(found):
            if isinstance(self.rules[name], Condition):
                found.add(name.rpartition("/")[0])
        inside = {each for each in self.rules if each.rpartition("/")[0] in found}
        return frozenset(found | inside)


def _taken(rule: Entry) -> set[str]:
    """Return the rule whose findings a condition takes over, if it does."""
    return {rule.finding} if isinstance(rule, Condition) and rule.finding else set()


def _sets_aside(rule: Entry) -> bool:
    return isinstance(rule, Check) and rule.sets_aside


def is_against_tranches(rule: Entry) -> bool:
    """Return whether a consequence holds tranches back, or takes money from them."""
    if not isinstance(rule, ConsequenceRule):
        return False
    return rule.then.hold is not None or rule.then.reduces is not None


def dependencies(pack: Pack) -> Dependencies:
    """Return who uses what in a pack."""
    known = all_names(pack)
    used: dict[int, set[str]] = {id(entry): set() for entry in pack.topic.entries()}
    for text in feel_texts(pack.topic):
        used[id(text.entry)] |= names_used(parse(text.text, Names(text.names, outer=known)))
    users: dict[str, set[str]] = {}
    for definition in pack.topic.definitions:
        for name in used[id(definition)]:
            users.setdefault(name, set()).add(definition.name)
    return Dependencies(
        {key: frozenset(names) for key, names in used.items()},
        pack.topic.deciding_entries(),
        {name: frozenset(found) for name, found in users.items()},
        known,
    )
