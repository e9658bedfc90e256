"""Values as people read them in messages and figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Context, Decimal

from checker.feel import Record, Value, to_string
from checker.messages import Message, gettext, joined, verbatim

CURRENCY_DIGITS = 2
CENT = Decimal("0.01")
UNKNOWN = gettext("unknown")
EXACT = Context(prec=7000)
"""Room for every digit of any FEEL number, so that showing one never rounds it."""


def plain(value: Value) -> str:
    """Return a value without quotes: 812.5, 1998-05-15, E07; a document by its id."""
    if value is None:
        return UNKNOWN
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal):
        return _digits(value)
    if isinstance(value, Record):
        return value.origin
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value)
    return to_string(value)


def _digits(value: Decimal) -> str:
    """Return the digits of a number without zeros at the end, and without the sign of -0."""
    if not value:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def grouped(value: Value, unit: str | None, currencies: frozenset[str]) -> str:
    """Return a figure with thousands separators and, for money, two decimals."""
    if not isinstance(value, Decimal):
        return plain(value)
    if unit in currencies and value == value.quantize(CENT, context=EXACT):
        return f"{value:,.{CURRENCY_DIGITS}f}"
    return f"{shortest(value):,f}"


def titled(title: str, subject: Mapping[str, str | int]) -> Message:
    """Return a title with its subject in brackets, as in ``Report (year 1999, quarter 4)``."""
    parts = [
        gettext("{name} {value}", name=name.replace("_", " "), value=value)
        for name, value in subject.items()
    ]
    if not parts:
        return verbatim(title)
    return gettext("{title} ({subject})", title=title, subject=joined(parts, ", "))


def shortest(value: Decimal) -> Decimal:
    """Return the number without trailing zeros after the point, and without an exponent."""
    if not value:
        return Decimal(0)  # without the sign of -0
    if value == value.to_integral_value():
        return value.quantize(Decimal(1), context=EXACT)
    return value.normalize(EXACT)
