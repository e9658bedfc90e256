"""The names that an expression takes from outside, and what guards each use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.feel.syntax import nodes

Guard = Literal["none", "branch", "filter"]
"""What decides whether a use happens. In a filter, a name may also be a key of the item."""


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a name in an expression, and what guards it."""

    node: nodes.Name
    guard: Guard


def uses(expression: nodes.Expression) -> Iterator[Use]:
    """Yield the names that an expression takes from outside, in the order of the text."""
    yield from _uses(expression, frozenset(), "none")


def _uses(node: nodes.Node, local: frozenset[str], guard: Guard) -> Iterator[Use]:
    match node:
        case nodes.Name():
            if node.name not in local:
                yield Use(node, guard)
        case nodes.If():
            yield from _uses(node.condition, local, guard)
            yield from _uses(node.consequent, local, _within(guard))
            yield from _uses(node.alternative, local, _within(guard))
        case nodes.Filter():
            yield from _uses(node.source, local, guard)
            yield from _uses(node.predicate, local | {"item"}, "filter")
        case nodes.FunctionLiteral():
            yield from _uses(
                node.body, local | {each.name for each in node.parameters}, _within(guard)
            )
        case nodes.For():
            yield from _iterated(node.iterations, node.result, local | {"partial"}, guard)
        case nodes.Quantified():
            yield from _iterated(node.iterations, node.condition, local, guard)
        case nodes.ContextLiteral():
            yield from _entries(node, local, guard)
        case _:
            for child in nodes.children(node):
                yield from _uses(child, local, guard)


def _iterated(
    iterations: tuple[nodes.Iteration, ...],
    result: nodes.Expression,
    local: frozenset[str],
    guard: Guard,
) -> Iterator[Use]:
    for at, iteration in enumerate(iterations):
        yield from _uses(iteration.source, local, _within(guard) if at else guard)
        local = local | {iteration.name}
    yield from _uses(result, local, _within(guard))


def _entries(node: nodes.ContextLiteral, local: frozenset[str], guard: Guard) -> Iterator[Use]:
    for entry in node.entries:
        yield from _uses(entry.value, local, guard)
        local = local | {entry.key}


def _within(guard: Guard) -> Guard:
    """Return the guard of a branch within this guard."""
    return "branch" if guard == "none" else guard
