"""The type checker never raises, and what it takes for right has values of the inferred type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from checker import feel
from checker.feel.typecheck import TypeEnvironment, check, difference
from checker.feel.values.conformance import type_of
from tests.feel.expressions import NAMES, expressions

VALUES: dict[str, Any] = {
    "x": Decimal(3),
    "items": [Decimal(1), Decimal(2)],
    "first name": "h1",
    "a-b": date(2020, 2, 29),
    "records": [
        {"year": Decimal(1999), "amount": Decimal(2), "name": "h1"},
        {"year": Decimal(2000), "amount": Decimal(3), "name": "h2"},
    ],
}
ENVIRONMENT = TypeEnvironment({name: type_of(VALUES[name]) for name in NAMES})


def _holds_nothing(value: Any) -> bool:
    """Return whether an empty list is in the value."""
    if isinstance(value, dict):
        return any(map(_holds_nothing, value.values()))
    return isinstance(value, list) and (not value or any(map(_holds_nothing, value)))


@settings(max_examples=400)
@given(expressions())
def test_a_value_is_of_the_inferred_type(text: str) -> None:
    try:
        node = feel.parse(text, NAMES)
    except feel.FeelSyntaxError:
        return
    inferred, problems = check(node, ENVIRONMENT)
    assert [problem.span.start for problem in problems] == sorted(
        problem.span.start for problem in problems
    )
    if problems:
        return
    try:
        value = feel.evaluate(text, VALUES)
    except feel.LimitExceeded:
        return
    if _holds_nothing(value):
        return  # a position that is null keeps no item, where the checker expects the item
    assert difference(type_of(value), inferred) is None, f"{type_of(value)} is no {inferred}"
