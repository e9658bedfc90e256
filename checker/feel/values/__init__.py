"""The values of FEEL: how Python holds them, what their operators do, and values as text."""

from __future__ import annotations

from checker.feel.values.representation import (
    NUMBER_CONTEXT,
    FeelFunction,
    FeelValueError,
    Range,
    Record,
    Value,
    YearMonthDuration,
    to_feel,
)

__all__ = [
    "NUMBER_CONTEXT",
    "FeelFunction",
    "FeelValueError",
    "Range",
    "Record",
    "Value",
    "YearMonthDuration",
    "to_feel",
]
