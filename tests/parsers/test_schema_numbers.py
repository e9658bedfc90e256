from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.parsers.schema_numbers import LARGEST, multiple_fault, number_fault


@pytest.mark.parametrize(
    "number", [0, LARGEST - 1, 1 - LARGEST, Decimal("999999999999999.999"), 0.5, -0.5]
)
def test_a_number_that_is_compared_exactly_can_stand(number: int | float | Decimal) -> None:
    assert number_fault(number) is None


@pytest.mark.parametrize("number", [LARGEST, -LARGEST, Decimal("1E15"), 1e300])
def test_a_number_that_is_too_large_is_told_with_the_limit(number: int | float | Decimal) -> None:
    fault = number_fault(number)
    assert fault == f"numbers have to be below 1,000,000,000,000,000; found {number}"


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "integer", "multipleOf": 5},
        {"type": "number", "multipleOf": Decimal("0.1")},
        {"multipleOf": "5"},
    ],
)
def test_a_multiple_that_can_be_used_is_no_fault(schema: dict[str, Any]) -> None:
    assert multiple_fault(schema) is None


@pytest.mark.parametrize("step", [5, Decimal("5"), Decimal("5.0")])
@pytest.mark.parametrize("others", [{}, {"type": "number"}])
def test_a_whole_multiple_is_for_integers(step: int | Decimal, others: dict[str, Any]) -> None:
    assert multiple_fault({**others, "multipleOf": step}) is not None
