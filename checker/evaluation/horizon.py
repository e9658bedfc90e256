"""How far the record and the plan reach: a day long after both was hardly meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from checker.evaluation.scope import Scope
from checker.evidence.authority import received
from checker.feel import Value
from checker.model.case import Document
from checker.model.pack import Table

_NEAR = timedelta(days=5 * 366)
"""How far after a short record a day is still likely."""


def beyond(scope: Scope) -> date | None:
    """Return the last day that the case or its rules speak of, where the day is far after it.

    Far is further than what they speak of is long, and more than five years. None where the day
    is nearer, or nothing speaks of any day.
    """
    if any(scope.as_of - received(document) <= _NEAR for document in scope.case.documents):
        return None
    days = [
        *_days_of(scope.case.documents),
        *(day for table in scope.pack.topic.tables for day in _ends(table)),
    ]
    if not days:
        return None
    first, last = min(days), max(days)
    return last if scope.as_of - last > max(last - first, _NEAR) else None


def _days_of(documents: Iterable[Document]) -> list[date]:
    """Return every date within documents, in no order."""
    days: list[date] = []
    waiting: list[Value] = [document.record for document in documents]
    while waiting:
        value = waiting.pop()
        if type(value) is date:
            days.append(value)
        elif isinstance(value, dict):
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
    return days


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
