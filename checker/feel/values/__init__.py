"""The values of FEEL: their Python classes, their operators, and their text."""

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
