"""What the functions share about their arguments: positions in a list or text, plain integers."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

_FURTHEST: Final = 10**9


def integer(number: Decimal) -> int | None:
    """Return a number without its fraction, or None where it is too large to count with."""
    return int(number) if number.copy_abs() < _FURTHEST else None


def whole(number: Decimal) -> int | None:
    """Return a number that is an integer as one, or None."""
    return integer(number) if number == number.to_integral_value() else None


def index_of(size: int, position: Decimal) -> int | None:
    """Return the index from 0 of a position from 1 (or from -1 backwards), None outside."""
    at = integer(position)
    if at is None or at == 0 or abs(at) > size:
        return None
    return at - 1 if at > 0 else size + at


def slice_of(size: int, start: Decimal, length: Decimal | None) -> slice | None:
    """Return the slice of `sublist` and `substring`, None outside of the list or text.

    The start must be a position, the length between 1 and what is left from there on.
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
