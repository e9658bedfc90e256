"""Units of numbers as products of symbols: `t`, `ODP t`, `USD/t`, `t*km/day^2`.

A FEEL number does not know its unit, so nothing is ever converted: tonnes and kilograms are as
different here as tonnes and dollars. That is why this is no units library: those compare
convertible units and refuse symbols that they do not know (`USD`, `ODP t`).

The written form: symbols joined by `*` or `·`, divided by `/` (each `/` divides by the one symbol
after it), with whole exponents after `^`. A symbol is any text without these signs, blanks
included. `1` is the unit of a ratio.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

RATIO = "1"
"""The unit of a number that is a quotient of two numbers of the same unit."""

_PART = re.compile(r"([*·/]?)([^*·/^]+)(?:\^(-?\d{1,3}))?")


class UnitError(ValueError):
    """A text that is no unit."""


def canonical(unit: str) -> str:
    """Return the one spelling of a unit, so that `USD*t` and `t * USD` are the same text.

    Raises `UnitError` where the text is no unit.
    """
    return _written(_parsed(unit))


def multiply(left: str, right: str) -> str:
    """Return the unit of a product."""
    return _written(_combined(_parsed(left), _parsed(right), 1))


def divide(left: str, right: str) -> str:
    """Return the unit of a quotient, `1` where both units are the same."""
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
            raise UnitError(f"{unit!r} is no unit; write it as in `t`, `USD/t` or `t*km^2`")
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
