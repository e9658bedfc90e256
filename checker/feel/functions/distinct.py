"""Lists without repeated values."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from checker.feel.operations import equal
from checker.feel.values import Value, YearMonthDuration

_HASHED: Final = frozenset((str, Decimal, bool, date, timedelta, YearMonthDuration))
"""Types whose values are equal to FEEL just when they are to Python."""


def distinct(items: list[Value]) -> list[Value]:
    """Return the items that are equal to none before them, in their order."""
    seen: set[tuple[type, Value]] = set()
    others: list[Value] = []
    kept: list[Value] = []
    for item in items:
        kind = type(item)
        if kind in _HASHED:
            if (kind, item) in seen:
                continue
            seen.add((kind, item))
        else:
            if any(equal(item, other) is True for other in others):
                continue
            others.append(item)
        kept.append(item)
    return kept
