"""Cycles in graphs of names: of definitions that use one another, or of rules that wait for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def shortest_cycle(start: str, graph: Mapping[str, Iterable[str]]) -> list[str] | None:
    """Return the shortest way from a name back to it, both ends included; None if there is none.

    ``graph`` has the names that follow each name. Of ways of one length, the first in its order
    is returned.
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
