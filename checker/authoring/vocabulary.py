"""The global names of a pack's FEEL, and those that a text uses."""

from __future__ import annotations

from checker.feel import nodes
from checker.feel.parser import known_names
from checker.feel.scope import Names
from checker.model.pack import Pack
from checker.packs.names import GLOBAL_NAMES, collections


def all_names(pack: Pack) -> Names:
    """Return every global name of a pack: lists of documents, tables, definitions, functions."""
    tables = [table.name for table in pack.topic.tables]
    definitions = [definition.name for definition in pack.topic.definitions]
    return known_names((*GLOBAL_NAMES, *collections(pack).values(), *tables, *definitions))


def names_used(tree: nodes.Node) -> frozenset[str]:
    """Return all names that a text mentions, its own variables among them."""
    return frozenset(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name))
