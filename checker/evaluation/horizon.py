"""How far the record and the plan reach: a day long after both was hardly meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from checker.evaluation.scope import Scope
from checker.feel import Value
from checker.model.pack import Table

_NEAR = timedelta(days=5 * 366)
"""How far after a short record a day is still likely."""


def beyond(scope: Scope) -> date | None:
    """Return the last day that the case or its rules speak of, where the day is far after it.

    Far is further than what they speak of is long, and more than five years. None where the day
    is nearer, or nothing speaks of any day.
    """
    days = [
        *(day for document in scope.case.documents for day in _days(document.record)),
        *(day for table in scope.pack.topic.tables for day in _ends(table)),
    ]
    if not days:
        return None
    first, last = min(days), max(days)
    return last if scope.as_of - last > max(last - first, _NEAR) else None


def _days(value: Value) -> Iterator[date]:
    """Yield every date within a value."""
    if type(value) is date:
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _days(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _days(item)


def _ends(table: Table) -> Iterator[date]:
    """Yield the last day of every year that a table is for."""
    if table.period is not None:
        years = _keys(table.values, list(table.keys).index(table.period))
        yield from (date(year, 12, 31) for year in years if 1 <= year <= date.max.year)


def _keys(values: Any, depth: int) -> Iterator[int]:
    """Yield the whole numbers among the keys at a depth of nested mappings."""
    for key, below in values.items() if isinstance(values, dict) else ():
        if depth:
            yield from _keys(below, depth - 1)
        elif isinstance(key, int):
            yield key
