"""Which rules the change of an entry can reach: those that use it, directly or not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from checker.authoring.catalogue import rules_by_id
from checker.feel import nodes, parse
from checker.feel.parser import known_names
from checker.feel.scope import Names
from checker.model.pack import Condition, Definition, Entry, Pack, Table
from checker.packs.expressions import feel_texts
from checker.packs.names import GLOBAL_NAMES, collections


@dataclass(frozen=True, slots=True)
class Reach:
    """The rules of a pack by what they use; see ``of``."""

    names: dict[int, frozenset[str]]
    rules: dict[str, Entry]
    users: dict[str, frozenset[str]]

    def of(self, entry: Entry) -> frozenset[str]:
        """Return the ids of the rules whose outcome can change when the entry does.

        A tranche goes with any of its conditions, and its conditions with it.
        """
        if isinstance(entry, Definition | Table):
            changed = self._closed(entry.name)
            hit = {name for name, rule in self.rules.items() if self.names[id(rule)] & changed}
        else:
            hit = {name for name, rule in self.rules.items() if rule is entry}
        return frozenset(self._with_tranches(hit))

    def _closed(self, name: str) -> frozenset[str]:
        """Return the name with the definitions that use it, directly or not."""
        found, waiting = {name}, [name]
        while waiting:
            more = self.users.get(waiting.pop(), frozenset()) - found
            found |= more
            waiting += more
        return frozenset(found)

    def _with_tranches(self, hit: Iterable[str]) -> set[str]:
        found = set(hit)
        for name in hit:
            rule = self.rules[name]
            if isinstance(rule, Condition) and "/" in name:
                found.add(name.rpartition("/")[0])
            else:
                found |= {each for each in self.rules if each.startswith(f"{name}/")}
        return found


def all_names(pack: Pack) -> Names:
    """Return every global name of a pack's FEEL."""
    tables = [table.name for table in pack.topic.tables]
    definitions = [definition.name for definition in pack.topic.definitions]
    own = (*collections(pack).values(), *tables, *definitions)
    return known_names((*GLOBAL_NAMES, *own))


def reach(pack: Pack) -> Reach:
    """Return who uses what in a pack."""
    known = all_names(pack)
    used: dict[int, set[str]] = {id(entry): set() for entry in pack.topic.entries()}
    for text in feel_texts(pack.topic):
        tree = parse(text.text, Names(text.names, outer=known))
        named = {node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name)}
        used[id(text.entry)] |= named
    users: dict[str, set[str]] = {}
    for definition in pack.topic.definitions:
        for name in used[id(definition)]:
            users.setdefault(name, set()).add(definition.name)
    return Reach(
        {key: frozenset(names) for key, names in used.items()},
        rules_by_id(pack),
        {name: frozenset(found) for name, found in users.items()},
    )
