"""The reporting periods of a pack as FEEL: their list, the one of a day, and the one before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.feel import Definition, Value
from checker.feel.types import DATE, STRING, ContextType, FunctionType, ListType, Type
from checker.messages import gettext
from checker.model.pack import Pack

PERIODS: Final = "periods"
_PERIOD_OF: Final = "period_of"
_PREVIOUS: Final = "previous"
PERIOD_NAMES: Final = (PERIODS, _PERIOD_OF, _PREVIOUS)
"""The names that a pack with periods has in FEEL."""


def period_records(pack: Pack) -> list[Value]:
    """Return the periods in the order of their days, as records of id, title, from and to."""
    ordered = sorted(pack.topic.periods, key=lambda each: each.start)
    return [
        {"id": each.id, "title": each.title, "from": each.start, "to": each.end} for each in ordered
    ]


def period_definitions(pack: Pack) -> Iterator[Definition]:
    """Yield the functions: the period of a day, and the last one before a period."""
    if pack.topic.periods:
        of_day = f"{PERIODS}[item.from <= of_day and item.to >= of_day][1]"
        yield Definition(_PERIOD_OF, of_day, ("of_day",), True)
        before = f"{PERIODS}[item.to < of_period.from][-1]"
        yield Definition(_PREVIOUS, before, ("of_period",), True)


def period_types(pack: Pack) -> dict[str, Type]:
    """Return the types of the names; none where the pack has no periods."""
    if not pack.topic.periods:
        return {}
    fields: dict[str, Type] = {"id": STRING, "title": STRING, "from": DATE, "to": DATE}
    period = ContextType(fields, gettext("period"))
    return {
        PERIODS: ListType(period),
        _PERIOD_OF: FunctionType((DATE,), period, ("of_day",)),
        _PREVIOUS: FunctionType((period,), period, ("of_period",)),
    }
