"""Lists without repeated values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from checker.feel.values import Value, YearMonthDuration
from checker.feel.values.operations import equal

_HASHED: Final = frozenset((str, Decimal, bool, date, timedelta, YearMonthDuration))
"""Types whose values are equal in FEEL exactly when they are in Python."""


def distinct(items: list[Value]) -> list[Value]:
    """Return the items that equal none of those before them, in their order."""
    alike: defaultdict[Hashable, list[Value]] = defaultdict(list)
    kept: list[Value] = []
    for item in items:
        before = alike[_key(item)]
        if before and (type(item) in _HASHED or _is_among(item, before)):
            continue
        before.append(item)
        kept.append(item)
    return kept


def _is_among(item: Value, others: Iterable[Value]) -> bool:
    return any(equal(item, other) is True for other in others)


def _key(item: Value) -> Hashable:
    """Return a key that equal values share, so that only values with the same key are compared."""
    kind = type(item)
    if kind in _HASHED:
        return kind, item
    if isinstance(item, list):
        return list, tuple(map(_part_key, item))
    if isinstance(item, dict):
        return dict, frozenset((name, _part_key(part)) for name, part in item.items())
    return None


def _part_key(part: Value) -> Hashable:
    return (type(part), part) if type(part) in _HASHED else None
