"""Whole numbers, such as years, that are left out between others in the keys of a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from checker.messages import gettext
from checker.model.pack import Pack, Table
from checker.model.problems import Problem
from checker.packs.sources import nearest_position

Keys = tuple[Any, ...]


def hole_problems(pack: Pack) -> Iterator[Problem]:
    """Yield the holes in each table; a value written as null is not a hole.

    A number key has holes where it runs through most whole numbers between its ends, and skips
    some; a table of every fifth year has none.
    """
    for table in pack.topic.tables:
        given = [cell.keys for cell in table.cells()]
        for place, (name, of) in enumerate(table.keys.items()):
            if of == "number" and all(len(keys) == len(table.keys) for keys in given):
                yield from _holes(pack, table, name, _runs(given, place))


def _runs(given: Iterable[Keys], place: int) -> dict[Keys, set[int]]:
    """Return the whole numbers of one key for each combination of the other keys."""
    runs: dict[Keys, set[int]] = defaultdict(set)
    for keys in given:
        if isinstance(keys[place], int):
            runs[keys[:place] + keys[place + 1 :]].add(keys[place])
    return runs


def _holes(pack: Pack, table: Table, name: str, runs: dict[Keys, set[int]]) -> Iterator[Problem]:
    known = set().union(*runs.values())
    for others, numbers in runs.items():
        if missing := _left_out(numbers, known):
            numbers_left_out = ", ".join(map(str, missing))
            message = gettext(
                "the table {table!r} leaves out {key} {numbers}",
                table=table.name,
                key=name,
                numbers=numbers_left_out,
            )
            if others:
                message = gettext(
                    "the table {table!r} leaves out {key} {numbers} of {others}",
                    table=table.name,
                    key=name,
                    numbers=numbers_left_out,
                    others=", ".join(map(str, others)),
                )
            position = nearest_position(pack, table, "/values")
            hint = gettext("fill the gap, or write null where no value is meant")
            yield Problem(position, "table-gap", message, hint=hint)


def _left_out(numbers: set[int], known: set[int]) -> list[int]:
    """Return what is missing between the ends of a run, ``known`` being what other runs have."""
    low, high = min(numbers), max(numbers)
    if 2 * len(numbers) > high - low + 1:
        return [number for number in range(low, high + 1) if number not in numbers]
    return sorted(number for number in known - numbers if low < number < high)
