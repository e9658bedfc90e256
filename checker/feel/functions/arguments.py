"""Arguments that several functions share: positions in a list or text, and whole numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_FURTHEST: Final = 10**9


def integer(number: Decimal) -> int | None:
    """Return a number without its fraction, or None if it is too large to count with."""
    return int(number) if number.copy_abs() < _FURTHEST else None


def whole(number: Decimal) -> int | None:
    """Return a whole number as an integer, or None if it has a fraction."""
    return integer(number) if number == number.to_integral_value() else None


def index_of(size: int, position: Decimal) -> int | None:
    """Return the 0-based index of a position (1 the first, -1 the last), or None if outside."""
    at = integer(position)
    if at is None or at == 0 or abs(at) > size:
        return None
    return at - 1 if at > 0 else size + at


def slice_of(size: int, start: Decimal, length: Decimal | None) -> slice | None:
    """Return the slice for ``sublist`` and ``substring``, or None if outside the list or text.

    The start must be a valid position, the length between 1 and what is left from there.
    """
    first = index_of(size, start)
    if first is None:
        return None
    if length is None:
        return slice(first, None)
    count = integer(length)
    if count is None or not 1 <= count <= size - first:
        return None
    return slice(first, first + count)
