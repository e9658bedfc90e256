"""Which rules of a pack read documents of which types, directly or through definitions."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from checker import feel
from checker.feel import known_names, nodes
from checker.model.case import PARTY, Skipped
from checker.model.compiled import CompiledPack
from checker.model.pack import Condition, ConsequenceRule, Topic, TrancheRule
from checker.packs.expressions import FeelText, feel_texts
from checker.packs.names import GLOBAL_NAMES

_EVERYTHING = "documents"
"""The FEEL name of the list of all documents."""


def rules_reading(compiled: CompiledPack, types: Collection[str]) -> frozenset[str]:
    """Return the ids of rules, conditions, tranches and consequences that these types can change.

    A tranche goes with each of its conditions, and a consequence with each of its triggers.
    """
    topic = compiled.pack.topic
    changing = _changing_names(compiled, types)
    outer = known_names(
        (*GLOBAL_NAMES, *compiled.collections.values(), *compiled.library.definitions)
    )
    ids = {id(entry): name for name, entry in topic.deciding_entries().items()}
    found: set[str] = set()
    for text in feel_texts(topic):
        names = _told_by(text, ids)
        if not names <= found:
            tree = feel.parse(text.text, feel.Names(text.names, outer=outer))
            if changing & names_in(tree):
                found |= names
    return frozenset(_with_tranches_and_consequences(topic, found))


def _told_by(text: FeelText, ids: Mapping[int, str]) -> set[str]:
    """Return the ids of the rules whose outcome a text can change; none for a definition.

    Whether and for whom there is a tranche decides on its conditions.
    """
    entry = text.entry
    name = ids.get(id(entry))
    if name is None:
        return set()
    if isinstance(entry, TrancheRule) and text.below.startswith(("/for_each", "/applies")):
        return {name, *entry.conditions_by_id()}
    return {name}


def rules_open(compiled: CompiledPack, skipped: Collection[Skipped]) -> frozenset[str]:
    """Return the ids of what the documents left out could change.

    That is everything where the type of one is not known, or where it could say who a party is.
    """
    manifest = compiled.pack.manifest
    of_parties = {PARTY, *(rule.type for rule in manifest.parties)}
    types = {each.type for each in skipped}
    if types & {None, *of_parties}:
        return frozenset(compiled.pack.topic.deciding_entries())
    known = {name for name in types if name is not None}
    return rules_reading(compiled, known) if known else frozenset()


def _changing_names(compiled: CompiledPack, types: Collection[str]) -> set[str]:
    """Return the lists of these types, with the definitions and tables that depend on them."""
    return depending_on(compiled, {_EVERYTHING, *(compiled.collections[name] for name in types)})


def depending_on(compiled: CompiledPack, names: Collection[str]) -> set[str]:
    """Return the names with those of the definitions that use them, directly or not."""
    used_by = {name: names_in(each.node) for name, each in compiled.library.definitions.items()}
    found = set(names)
    while more := {name for name, used in used_by.items() if used & found} - found:
        found |= more
    return found


def names_in(tree: nodes.Node) -> set[str]:
    """Return the names that a tree mentions."""
    return {node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name)}


def _with_tranches_and_consequences(topic: Topic, rules: set[str]) -> set[str]:
    found = set(rules)
    for name, entry in topic.deciding_entries().items():
        if isinstance(entry, Condition) and name in rules:
            found.add(name.rpartition("/")[0])
    while more := {rule.id for rule in topic.consequences if _triggers(rule) & found} - found:
        found |= more
    return found


def _triggers(rule: ConsequenceRule) -> set[str]:
    return {each.finding or each.consequence or "" for each in rule.when}
