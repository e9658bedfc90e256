"""Definitions whose evaluation could never end.

A definition may call itself only where a condition can stop it: in a branch of ``if``, in a filter,
a quantifier, the result of ``for``, or a function that is called later. A named value has no
parameters that could change from one round to the next, so it must never need itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from checker.feel.cycles import shortest_cycle
from checker.feel.syntax import nodes
from checker.feel.syntax.free_names import uses
from checker.feel.typecheck.type_problems import TypeProblem


def endless(
    definitions: Mapping[str, nodes.Expression], values: frozenset[str]
) -> dict[str, list[TypeProblem]]:
    """Return the problems of each definition that would call itself for ever, by its name.

    ``values`` are the definitions that are named values, without parameters.
    """
    graph = {name: _calls(name, definitions, values) for name in definitions}
    problems: dict[str, list[TypeProblem]] = {}
    for name in definitions:
        cycle = shortest_cycle(name, graph)
        if cycle:
            problems[name] = [_problem(cycle, graph[name][cycle[1]])]
    return problems


def _calls(
    name: str, definitions: Mapping[str, nodes.Expression], values: frozenset[str]
) -> dict[str, nodes.Name]:
    """Return the definitions that one always needs, with the first use of each."""
    found: dict[str, nodes.Name] = {}
    for use in uses(definitions[name]):
        constant = name in values and use.node.name in values
        certain = use.guard == "none" or (use.guard == "branch" and constant)
        if certain and use.node.name in definitions:
            found.setdefault(use.node.name, use.node)
    return found


def _problem(cycle: list[str], node: nodes.Name) -> TypeProblem:
    way = " -> ".join(cycle)
    message = f"`{cycle[0]}` needs its own value to find its value: {way}"
    hint = "end the recursion with `if`, or break the cycle"
    return TypeProblem("recursion", message, hint, node.span)
