"""On which quarter a report to come is, where only its year is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from checker.evidence.periods import end_of_period
from checker.unlock.witnesses import Filling

_QUARTERS: Final = tuple(map(Decimal, range(1, 5)))


def quarter_of(
    covers: Mapping[str, Any],
    asked: Filling,
    on_file: Iterable[Mapping[str, Any]],
    received: date,
) -> dict[str, Decimal]:
    """Return the quarter of a report by the name of its field; empty where it has none.

    ``covers`` is what its type says with ``x-covers``, ``on_file`` are the reports of its type. Of
    the quarters without one it is the last that is over by a day, or else the first to come.
    """
    name, year = covers.get("quarter"), asked.value((covers.get("year", ""),))
    if name is None or year is None:
        return {}
    of_year = {covers["year"]: year}
    taken = {each.get(name) for each in on_file if of_year.items() <= each.items()}
    left = [each for each in _QUARTERS if each not in taken]
    ends = {each: end_of_period(covers, {**of_year, name: each}) for each in left}
    over = [each for each, end in ends.items() if end is not None and end < received]
    return {name: (over or left[:1])[-1]} if left else {}
