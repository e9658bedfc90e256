"""Units of numbers as products of symbols: ``t``, ``ODP t``, ``USD/t``, ``t*km/day^2``.

A FEEL number does not carry its unit, so nothing is ever converted: tonnes and kilograms are as
different here as tonnes and dollars. Libraries for units do not fit: they compare convertible
units and reject symbols that they do not know (``USD``, ``ODP t``).

A unit is written as symbols joined by ``*`` or ``·`` or divided by ``/`` (each ``/`` divides by the
one symbol after it), with whole exponents after ``^``. A symbol is any text without these signs and
may contain blanks. ``1`` is the unit of a ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

RATIO = "1"
"""The unit of the quotient of two numbers of the same unit."""

_PART = re.compile(r"([*·/]?)([^*·/^]+)(?:\^(-?\d{1,3}))?")


class UnitError(ValueError):
    """Text that is not a unit."""


def canonical(unit: str) -> str:
    """Return the canonical spelling of a unit: ``USD*t`` and ``t * USD`` give the same text.

    Raises ``UnitError`` if the text is not a unit.
    """
    return _written(_parsed(unit))


def multiply(left: str, right: str) -> str:
    """Return the unit of a product."""
    return _written(_combined(_parsed(left), _parsed(right), 1))


def divide(left: str, right: str) -> str:
    """Return the unit of a quotient, ``1`` if both units are the same."""
    return _written(_combined(_parsed(left), _parsed(right), -1))


def power(unit: str, exponent: int) -> str:
    """Return the unit of a number raised to a whole power."""
    return _written({symbol: times * exponent for symbol, times in _parsed(unit).items()})


def _parsed(unit: str) -> dict[str, int]:
    """Return each symbol of a unit with its exponent."""
    parts: dict[str, int] = {}
    at = 0
    while at < len(unit):
        match = _PART.match(unit, at)
        if match is None or not match[2].strip() or bool(match[1]) != bool(at):
            raise UnitError(f"{unit!r} is not a unit; write it as in `t`, `USD/t` or `t*km^2`")
        sign = -1 if match[1] == "/" else 1
        symbol = " ".join(match[2].split())
        if symbol != RATIO:
            parts[symbol] = parts.get(symbol, 0) + sign * int(match[3] or 1)
        at = match.end()
    if not unit.strip():
        raise UnitError("a unit needs a symbol; `1` is the unit of a ratio")
    return parts


def _combined(left: Mapping[str, int], right: Mapping[str, int], sign: int) -> dict[str, int]:
    parts = dict(left)
    for symbol, times in right.items():
        parts[symbol] = parts.get(symbol, 0) + sign * times
    return parts


def _written(parts: Mapping[str, int]) -> str:
    above = _product((symbol, times) for symbol, times in sorted(parts.items()) if times > 0)
    below = [(symbol, -times) for symbol, times in sorted(parts.items()) if times < 0]
    return (above or RATIO) + "".join(f"/{_product([part])}" for part in below)


def _product(parts: Iterable[tuple[str, int]]) -> str:
    return "*".join(symbol if times == 1 else f"{symbol}^{times}" for symbol, times in parts)
