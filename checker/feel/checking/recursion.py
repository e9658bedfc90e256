"""Definitions that need themselves: which of them can never end.

A definition may call itself only where a condition can stop it: in a branch of `if`, in a filter,
a quantifier, the result of `for`, or a function that is called later. A named value has no
parameters that could change from one round to the next, so it may never need itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from checker.feel import nodes
from checker.feel.checking.problems import TypeProblem

Guard = Literal["none", "branch", "filter"]
"""What decides whether a use happens; in a filter, a name may also be a key of the item."""


@dataclass(frozen=True, slots=True)
class Use:
    """A use of a name in an expression, and what guards it."""

    node: nodes.Name
    guard: Guard


def uses(expression: nodes.Expression) -> Iterator[Use]:
    """Yield the names that an expression takes from outside, in the order of the text."""
    yield from _uses(expression, frozenset(), "none")


def endless(
    definitions: Mapping[str, nodes.Expression], values: frozenset[str]
) -> dict[str, list[TypeProblem]]:
    """Return the problems of each definition that calls itself without end, by its name.

    `values` are the definitions that are named values, without parameters.
    """
    graph = {name: _calls(name, definitions, values) for name in definitions}
    problems: dict[str, list[TypeProblem]] = {}
    for name in definitions:
        cycle = _cycle(name, graph)
        if cycle:
            problems[name] = [_problem(cycle, graph[name][cycle[1]])]
    return problems


def _calls(
    name: str, definitions: Mapping[str, nodes.Expression], values: frozenset[str]
) -> dict[str, nodes.Name]:
    """Return the definitions that one always needs, with the place of the first use of each."""
    found: dict[str, nodes.Name] = {}
    for use in uses(definitions[name]):
        constant = name in values and use.node.name in values
        certain = use.guard == "none" or (use.guard == "branch" and constant)
        if certain and use.node.name in definitions:
            found.setdefault(use.node.name, use.node)
    return found


def _cycle(start: str, graph: Mapping[str, Mapping[str, nodes.Name]]) -> list[str] | None:
    """Return the shortest way from a definition back to it, both ends included."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for following in graph[way[-1]]:
            if following == start:
                return [*way, start]
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return None


def _problem(cycle: list[str], node: nodes.Name) -> TypeProblem:
    way = " -> ".join(cycle)
    message = f"`{cycle[0]}` needs its own value to find its value: {way}"
    hint = "end the recursion with `if`, or break the circle"
    return TypeProblem("recursion", message, hint, node.span)


# Names taken from outside ----------------------------------------------------------------------


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
    """Return the guard of what stands in a branch."""
    return "branch" if guard == "none" else guard
