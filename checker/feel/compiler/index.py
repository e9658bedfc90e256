"""Indexes of lists: finding items by the values of their fields without testing each item."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from checker.feel.values import Record, Value

MIN_LENGTH: Final = 16
"""The length below which testing each item is quicker than an index."""

MOST_LISTS: Final = 64
"""How many lists of which members are asked are remembered."""

INDEXABLE: Final = frozenset((str, Decimal, date, bool, type(None)))
"""Types within which Python's equality and hash agree with FEEL's equality.

In FEEL, a value of one of these types never equals a value of another type.
"""

MIN_FILTERS: Final = 2
"""How many values of a field are searched for one by one before all items are grouped by it."""

_CONTEXTS: Final = frozenset((dict, Record))


@dataclass(frozen=True, slots=True, eq=False)
class Equalities:
    """What a filter asks an index: the fields that it compares with values.

    ``bound`` says for each field whether its name also has a meaning outside the filter. If so,
    items without the field are compared by that meaning, which an index cannot know. ``names`` are
    the names in the values: an item with one of them as a key gives it another meaning.
    """

    fields: tuple[str, ...]
    bound: tuple[bool, ...]
    names: frozenset[str]


@lru_cache(maxsize=4096)
def equalities(
    fields: tuple[str, ...], bound: tuple[bool, ...], names: frozenset[str]
) -> Equalities:
    """Return the same object for the same question, so that an index recognises it by identity."""
    return Equalities(fields, bound, names)


class Group:
    """Items with something in common, and the groups within them by the value of a field."""

    __slots__ = ("_found", "_groupings", "items")

    def __init__(self, items: list[Value]) -> None:
        self.items = items
        self._found: dict[str, dict[Any, Group]] = {}
        self._groupings: dict[str, dict[Any, list[Value]] | None] = {}

    def having(self, field: str, value: Value) -> Group:
        """Return the items whose field equals a value of an indexable type."""
        key = value if value is not True and value is not False else (bool, value)
        found = self._found.get(field)
        if found is None:
            found = self._found[field] = {}
        group = found.get(key)
        if group is None:
            group = found[key] = Group(self._select(field, value, len(found)))
        return group

    def _select(self, field: str, value: Value, asked: int) -> list[Value]:
        """Return the items with a value; from the third value on, by grouping all items."""
        kind = type(value)
        candidates = self.items
        if asked >= MIN_FILTERS:
            if field not in self._groupings:
                self._groupings[field] = _grouped(candidates, field)
            grouping = self._groupings[field]
            if grouping is not None:
                candidates = grouping.get(value, [])
        # Python finds true equal to 1, FEEL does not.
        return [
            item
            for item in candidates
            if (found := item.get(field)) == value and type(found) is kind
        ]


class ListIndex:
    """The index of one list; each grouping is made when it is first needed."""

    def __init__(self, items: list[Value]) -> None:
        """Index a list that no longer changes."""
        self.items = items
        self._root = Group(items)
        self._are_contexts = _CONTEXTS.issuperset(map(type, items))
        self._holders: dict[str, int] = {}
        self._usable: dict[Equalities, bool] = {}

    def find(self, wanted: Equalities, values: tuple[Value, ...]) -> list[Value] | None:
        """Return exactly the items whose fields have the values, in their order.

        None means that each item has to be tested.
        """
        usable = self._usable.get(wanted)
        if usable is None:
            usable = self._usable[wanted] = self._is_usable(wanted)
        if not usable:
            return None
        group = self._root
        for at, field in enumerate(wanted.fields):
            value = values[at]
            if type(value) not in INDEXABLE:
                return None
            group = group.having(field, value)
        return group.items

    def _is_usable(self, wanted: Equalities) -> bool:
        """Return whether the fields and names have the same meaning for every item."""
        if not self._are_contexts:
            return False
        for name in wanted.names:
            if self._count(name):
                return False
        for field, is_bound in zip(wanted.fields, wanted.bound, strict=True):
            if is_bound and self._count(field) < len(self.items):
                return False
        return True

    def _count(self, key: str) -> int:
        """Return how many items have a key."""
        if key not in self._holders:
            self._holders[key] = sum([key in item for item in self.items])
        return self._holders[key]


class Members:
    """What is in the lists that were asked last, for lists of plain values alone."""

    def __init__(self) -> None:
        """Know no list yet."""
        self._asked: dict[int, tuple[list[Value], frozenset[Any] | None]] = {}
        self._mixed: set[int] = set()

    def of(self, items: Value) -> frozenset[Any] | None:
        """Return the members of a list with their types; None means that each has to be tested.

        A list is indexed when it is asked a second time: one that serves once is not worth it.
        """
        known = self._asked.get(id(items))
        if known is None:
            if type(items) is list and len(items) >= MIN_LENGTH:
                self._remember(items, None)
            return None
        if known[1] is None and id(items) not in self._mixed:
            if INDEXABLE.issuperset(map(type, known[0])):
                self._remember(known[0], frozenset((type(each), each) for each in known[0]))
            else:
                self._mixed.add(id(items))
        return self._asked[id(items)][1]

    def _remember(self, items: list[Value], members: frozenset[Any] | None) -> None:
        """Keep a list alive, so that no other takes its place in memory, until there are many."""
        if len(self._asked) >= MOST_LISTS:
            self._asked.clear()
            self._mixed.clear()
        self._asked[id(items)] = items, members


def _grouped(items: list[Mapping[str, Value]], field: str) -> dict[Any, list[Value]] | None:
    """Return the items by their values in a field, or None if some value is not hashable."""
    groups: defaultdict[Any, list[Value]] = defaultdict(list)
    try:
        for item in items:
            groups[item.get(field)].append(item)
    except TypeError:
        return None
    return dict(groups)
