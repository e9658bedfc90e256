"""Which numbers of a JSON Schema the validator compares exactly."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from checker.messages import Message, gettext

LARGEST: Final = 10**15
"""The validator compares exactly up to here; beyond 53 bits it would use floating point."""


def number_fault(number: int | float | Decimal) -> Message | None:
    """Return why a number cannot stand in a schema; None where it can."""
    if -LARGEST < Decimal(str(number)) < LARGEST:
        return None
    return gettext(
        "numbers have to be below {limit:,}; found {number}", limit=LARGEST, number=number
    )


def multiple_fault(schema: Mapping[str, Any]) -> Message | None:
    """Return why the ``multipleOf`` of a schema cannot be used; None where it can."""
    step = schema.get("multipleOf")
    if isinstance(step, int | Decimal) and step % 1 == 0 and schema.get("type") != "integer":
        return gettext('a whole number as "multipleOf" needs "type": "integer"')
    return None
