"""Cycles in graphs of names, such as definitions or rules that refer to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def shortest_cycle(start: str, graph: Mapping[str, Iterable[str]]) -> list[str] | None:
    """Return the shortest path from a name back to itself, or None if there is none.

    ``graph`` maps each name to those that it leads to. The path starts and ends with ``start``; of
    several paths of the same length, the first in the order of ``graph`` is returned.
    """
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
