"""What a plain scalar of YAML means here: the core schema of YAML 1.2, with exact numbers.

``on``, ``yes`` and ``1998-05-15`` are text. Whole numbers are int, other numbers Decimal.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

from checker.messages import Message, gettext

MAX_DIGITS = 34
MAX_EXPONENT = 6144
"""The exponents of decimal128, which FEEL numbers are (DMN 1.5, 10.3.2.3.1)."""

Scalar: TypeAlias = str | int | Decimal | bool | None
_CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_STARTS_OF_NUMBERS = "+-.0123456789"
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")
_LONGEST_EXPONENT = len("-99999")


class InexactError(ValueError):
    """A number that cannot be calculated with exactly; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def resolved(text: str) -> Scalar:
    """Return the value of a plain scalar; raises InexactError for numbers that are not exact."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _STARTS_OF_NUMBERS:
        return text
    if _NUMBER.match(text):
        return _number(text)
    if _NOT_FINITE.match(text):
        raise InexactError(gettext("{text} is not a number that rules can use", text=text))
    return text


def _number(text: str) -> Scalar:
    mantissa, _, exponent = text.lower().partition("e")
    digits = sum(char.isdigit() for char in mantissa.lstrip("+-0."))
    too_long = digits > MAX_DIGITS or len(exponent) > _LONGEST_EXPONENT
    if too_long or abs(int(exponent or 0)) > MAX_EXPONENT:
        message = gettext(
            "this number is too long; at most {digits} digits and exponents up to {exponent} "
            "are exact",
            digits=MAX_DIGITS,
            exponent=MAX_EXPONENT,
        )
        raise InexactError(message)
    return int(text) if _INTEGER.match(text) else Decimal(text)
