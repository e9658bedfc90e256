"""The global names of a pack's FEEL, and those that a text uses."""

from __future__ import annotations

from checker.feel import Names, known_names, nodes, uses
from checker.model.pack import Pack
from checker.packs.names import GLOBAL_NAMES, collections
from checker.packs.periods import PERIOD_NAMES


def all_names(pack: Pack) -> Names:
    """Return every global name of a pack: lists of documents, tables, definitions, functions."""
    tables = [name for table in pack.topic.tables for name in table.names]
    definitions = [definition.name for definition in pack.topic.definitions]
    periods = PERIOD_NAMES if pack.topic.periods else ()
    lists = collections(pack).values()
    return known_names((*GLOBAL_NAMES, *lists, *tables, *periods, *definitions))


def names_used(tree: nodes.Node) -> frozenset[str]:
    """Return all names that a text mentions, its own variables among them."""
    return frozenset(node.name for node in nodes.walk(tree) if isinstance(node, nodes.Name))


def names_taken(tree: nodes.Expression) -> frozenset[str]:
    """Return the names that a text takes from outside for certain.

    Those in the predicate of a filter may be fields of the items, and are left out.
    """
    filters = [node for node in nodes.walk(tree) if isinstance(node, nodes.Filter)]
    inside = {id(name) for each in filters for name in nodes.walk(each.predicate)}
    return frozenset(use.node.name for use in uses(tree) if id(use.node) not in inside)
