"""The day by which something is due, or only expected."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from checker.evaluation.scope import Bindings, Gaps, Scope
from checker.feel import Value
from checker.messages import gettext
from checker.model.finding_rules import Filing, FindingRule


@dataclass(frozen=True, slots=True)
class DueDay:
    """When something is due; a day that is only expected is due until it is over.

    ``is_known`` is false where there is a day that nobody can tell yet. ``gaps`` says what is
    missing to tell the day.
    """

    due: date | None = None
    is_known: bool = True
    gaps: Gaps = field(default_factory=Gaps)


def due_day(scope: Scope, rule: FindingRule, due: str | None, bindings: Bindings) -> DueDay:
    """Return the day that ``due``, a FEEL text, gives, or else the one that the rule expects."""
    binding = day_of(scope, due, bindings)
    if binding.due is not None or not isinstance(rule, Filing) or rule.expected is None:
        return binding
    expected = day_of(scope, rule.expected, bindings)
    if expected.due is None:
        return DueDay(None, is_known=False, gaps=binding.gaps | expected.gaps)
    awaited = expected.due if scope.as_of <= expected.due else None
    return DueDay(awaited, gaps=binding.gaps)


def day_of(scope: Scope, text: str | None, bindings: Bindings) -> DueDay:
    """Return the day that a FEEL text gives; without a text there is none."""
    if text is None:
        return DueDay()
    trace = scope.trace(text, bindings)
    day = as_date(trace.value)
    if day is not None:
        return DueDay(day)
    gaps = scope.gaps(trace)
    unknown = gaps if gaps.missing else Gaps((gettext("the day on which it is due"),))
    return DueDay(None, is_known=False, gaps=unknown)


def as_date(value: Value) -> date | None:
    """Return a FEEL date, or the day of a date and time; anything else as None."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
