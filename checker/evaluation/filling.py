"""Templates of a pack filled in: figures with thousands separators, other values as they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache

from checker.evaluation.display import UNKNOWN, grouped, plain
from checker.feel import Value
from checker.model.pack import Manifest
from checker.model.template import Hole, parse_template


def fill(
    template: str,
    manifest: Manifest,
    value: Callable[[str], Value],
    unknown: str = UNKNOWN,
) -> list[str]:
    """Return the texts of a template in a row, with its holes filled in by ``value``.

    A number beside a unit of the pack is a figure, and grouped: ``8,250 t``, ``USD 1,736.00``. A
    number without one may be a year, and is written as it is. ``unknown`` stands for null.
    """
    currency = manifest.currency
    return [
        part
        if isinstance(part, str)
        else _shown(value(part.text), unit, frozenset({currency}), unknown)
        for part, unit in _with_units(template, tuple(manifest.units), currency)
    ]


def _shown(value: Value, unit: str | None, currencies: frozenset[str], unknown: str) -> str:
    if value is None:
        return unknown
    is_figure = unit is not None and isinstance(value, Decimal)
    return grouped(value, unit, currencies) if is_figure else plain(value)


@lru_cache(maxsize=4096)
def _with_units(
    template: str, units: tuple[str, ...], currency: str
) -> tuple[tuple[str | Hole, str | None], ...]:
    """Return the parts of a template, and for holes the unit after them, or currency before."""
    parts = parse_template(template)
    texts = ["", *(part if isinstance(part, str) else "" for part in parts), ""]
    return tuple(
        (part, _unit(before, after, units, currency) if isinstance(part, Hole) else None)
        for before, part, after in zip(texts, parts, texts[2:], strict=False)
    )


def _unit(before: str, after: str, units: tuple[str, ...], currency: str) -> str | None:
    if re.search(rf"(?<!\w){re.escape(currency)}\s$", before):
        return currency
    longest_first = sorted((*units, currency), key=len, reverse=True)
    matches = (unit for unit in longest_first if re.match(rf"\s{re.escape(unit)}(?!\w)", after))
    return next(matches, None)
