"""What decides a condition: the comparisons and values that its ``and``, ``or`` and ``if`` join."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.feel import nodes

Meanings = Mapping[str, nodes.Expression]
"""What names stand for: definitions, variables of ``for_each``, keys of contexts."""
NOW = "as_of"


@dataclass(frozen=True, slots=True)
class Atom:
    """A part of a condition that is true or false by itself, with the meanings of its names.

    ``compares`` says whether it holds one thing against another, and not only looks whether
    something is there or what somebody chose.
    """

    node: nodes.Expression
    meanings: Meanings
    compares: bool


def atoms(
    node: nodes.Expression, meanings: Meanings, followed: frozenset[str] = frozenset()
) -> Iterator[Atom]:
    """Yield what decides a condition, through definitions; ``followed`` are those on the way."""
    for part in _joined(node):
        yield from atoms(part, meanings, followed)
    if _is_joint(node):
        return
    if isinstance(node, nodes.Path) and isinstance(node.source, nodes.ContextLiteral):
        inside = {entry.key: entry.value for entry in node.source.entries}
        if node.name in inside:
            yield from atoms(inside[node.name], {**meanings, **inside}, followed | {node.name})
            return
    name = _called(node)
    if name in meanings and name not in followed:
        yield from atoms(meanings[name], meanings, followed | {name})
        return
    yield Atom(node, meanings, _compares(node))


def names_behind(atom: Atom) -> frozenset[str]:
    """Return every name that an atom reads, directly or through what its names stand for."""
    found: set[str] = set()
    waiting: list[nodes.Node] = [atom.node]
    while waiting:
        for each in nodes.walk(waiting.pop()):
            if isinstance(each, nodes.Name) and each.name not in found:
                found.add(each.name)
                waiting += [atom.meanings[each.name]] if each.name in atom.meanings else []
    return frozenset(found)


def _joined(node: nodes.Expression) -> Iterator[nodes.Expression]:
    """Yield the conditions that a node joins."""
    if isinstance(node, nodes.Conjunction | nodes.Disjunction):
        yield from node.operands
    elif isinstance(node, nodes.Quantified):
        yield node.condition
    elif isinstance(node, nodes.If):
        branches = (node.consequent, node.alternative)
        decided = [each for each in branches if not isinstance(each, nodes.Literal)]
        yield from decided
        if len(decided) < len(branches):
            yield node.condition
    elif _called(node) == "not" and isinstance(node, nodes.Call):
        yield from node.arguments


def _is_joint(node: nodes.Expression) -> bool:
    joints = nodes.Conjunction | nodes.Disjunction | nodes.Quantified | nodes.If
    return isinstance(node, joints) or _called(node) == "not"


def _called(node: nodes.Expression) -> str:
    """Return the name that stands here or is called here; empty where there is none."""
    if isinstance(node, nodes.Call | nodes.NamedCall):
        node = node.function
    return node.name if isinstance(node, nodes.Name) else ""


def _compares(node: nodes.Expression) -> bool:
    if isinstance(node, nodes.Comparison):
        sides = (node.left, node.right)
        return not any(_is_choice(each) for each in sides) and not _looks_for_presence(node)
    if isinstance(node, nodes.Between):
        return True
    if _called(node) == "list contains" and isinstance(node, nodes.Call):
        return not any(_is_choice(each) for each in node.arguments)
    return False


def _is_choice(node: nodes.Expression) -> bool:
    """Return whether a side is null, a word, yes or no, or the day of the assessment."""
    if isinstance(node, nodes.Literal):
        return node.value is None or isinstance(node.value, bool | str)
    return _called(node) == NOW


def _looks_for_presence(node: nodes.Comparison) -> bool:
    """Return whether a comparison only asks whether a list has anything."""
    counted = [each for each in (node.left, node.right) if _called(each) == "count"]
    limits = [each for each in (node.left, node.right) if isinstance(each, nodes.Literal)]
    return bool(counted) and any(each.value in (0, 1) for each in limits)
