"""Indexes of lists: which items can have given values in some of their fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from checker.feel.values import Value

MIN_LENGTH: Final = 8
"""Items of a list below which looking at each is quicker than an index."""

MIN_FILTERS: Final = 5
"""How often a list is filtered before an index of it pays."""

_INDEXABLE: Final = frozenset((str, Decimal, date, bool, type(None)))
"""Types of which Python's equality and hash agree with FEEL's equality, within the type."""


@dataclass(frozen=True, slots=True)
class Equalities:
    """What a filter asks of an index: the fields that it compares with values.

    `bound` tells of each field whether its name also means something outside of the filter: then
    items without the field are compared by that meaning, and no index can know it. `names` are
    the names in the values: an item that has one of them as a key gives it another meaning.
    """

    fields: tuple[str, ...]
    bound: tuple[bool, ...]
    names: frozenset[str]


class FieldIndex:
    """The items of a list by their values in some fields."""

    def __init__(self, items: Sequence[Mapping[str, Value]], fields: tuple[str, ...]) -> None:
        """Go through the items once."""
        self._by_key: dict[tuple[Any, ...], list[tuple[int, Value]]] = {}
        self._others: list[tuple[int, Value]] = []
        for position, item in enumerate(items):
            key = _key(tuple(item.get(field) for field in fields))
            group = self._others if key is None else self._by_key.setdefault(key, [])
            group.append((position, item))

    def find(self, values: tuple[Value, ...], items: list[Value]) -> list[Value]:
        """Return the items, in their order, that can have the values; `items` are all of them.

        Those left out certainly have not; those returned are yet to be tested.
        """
        key = _key(values)
        if key is None:
            return items
        found = self._by_key.get(key, [])
        if self._others:
            found = sorted(found + self._others, key=lambda pair: pair[0])
        return [item for _, item in found]


class ListIndex:
    """The indexes of one list, each made when it is first asked for."""

    def __init__(self, items: list[Value]) -> None:
        """Keep the list; it is looked at once it has been filtered a few times."""
        self.items = items
        self._filters = 0
        self._counts: Counter[str] = Counter()
        self._all_contexts = True
        self._fields: dict[tuple[str, ...], FieldIndex] = {}

    def for_equalities(self, wanted: Equalities) -> FieldIndex | None:
        """Return the index for a filter, or None where looking at each item is right."""
        self._filters += 1
        if self._filters < MIN_FILTERS:
            return None
        if self._filters == MIN_FILTERS:
            self._count_keys()
        if not self._all_contexts or not wanted.names.isdisjoint(self._counts):
            return None
        for field, is_bound in zip(wanted.fields, wanted.bound, strict=True):
            if is_bound and self._counts.get(field) != len(self.items):
                return None
        if wanted.fields not in self._fields:
            self._fields[wanted.fields] = FieldIndex(self.items, wanted.fields)
        return self._fields[wanted.fields]

    def _count_keys(self) -> None:
        self._all_contexts = all(isinstance(item, dict) for item in self.items)
        if self._all_contexts:
            for item in self.items:
                self._counts.update(item.keys())


def _key(values: tuple[Value, ...]) -> tuple[Any, ...] | None:
    """Return a key that is equal for values that FEEL finds equal; None: only FEEL can tell."""
    if all(type(value) is str for value in values):
        return values
    if any(type(value) not in _INDEXABLE for value in values):
        return None
    return tuple(value if type(value) is str else (type(value), value) for value in values)
