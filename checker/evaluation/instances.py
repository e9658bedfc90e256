"""A rule spread over its subjects: one instance for each combination of ``for_each``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from checker.evaluation.display import plain
from checker.evaluation.scope import Gaps, Scope, as_integer
from checker.feel import LimitExceeded, Range, Record, Value
from checker.messages import gettext
from checker.model.verdict import Subject, SubjectValue, id_of

MAX_STEPS = 10_000
MAX_INSTANCES = 100_000
"""How many subjects one rule may have."""


@dataclass(frozen=True, slots=True)
class Instance:
    """The variables of one subject.

    ``gaps`` is not None where a list of subjects could not be told: then ``bindings`` holds the
    variables before it, and the rule's one finding for them is undetermined.
    """

    bindings: Mapping[str, Value] = field(default_factory=dict)
    gaps: Gaps | None = None

    @property
    def subject(self) -> Subject:
        """Return the variables as a verdict shows them; a document by its id."""
        return {name: subject_value(value) for name, value in self.bindings.items()}

    def finding_id(self, rule: str) -> str:
        """Return the id of this rule's finding for this subject."""
        return id_of(rule, self.subject)


def instances(
    scope: Scope, for_each: Mapping[str, str], outer: Instance | None = None
) -> list[Instance]:
    """Return the instances of ``for_each`` within ``outer``, later lists seeing earlier names.

    Raises InputError where there are too many to be looked at.
    """
    return list(_spread(scope, for_each, outer or Instance(), iter(range(MAX_INSTANCES))))


def _spread(
    scope: Scope, for_each: Mapping[str, str], start: Instance, budget: Iterator[int]
) -> Iterator[Instance]:
    if start.gaps is not None or not for_each:
        yield start
        return
    (name, text), *rest = for_each.items()
    trace = scope.trace(text, start.bindings)
    items = _items(trace.value)
    if items is None:
        gaps = scope.gaps(trace)
        source = gettext("list from which {name} is taken", name=name)
        yield Instance(start.bindings, gaps if gaps.missing else Gaps((source,)))
        return
    for item in items:
        if next(budget, None) is None:
            raise scope.too_large(text, LimitExceeded("subjects of one rule", MAX_INSTANCES))
        bound = Instance({**start.bindings, name: item})
        yield from _spread(scope, dict(rest), bound, budget)


def _items(value: Value) -> list[Value] | None:
    """Return the items of a list or whole-number range in order, without repetition."""
    if isinstance(value, list):
        return None if None in value else _distinct(value)
    if isinstance(value, Range):
        low, high = as_integer(value.low), as_integer(value.high)
        if low is None or high is None or high - low > MAX_STEPS:
            return None
        first, last = low + (not value.low_closed), high - (not value.high_closed)
        return [Decimal(number) for number in range(first, last + 1)]
    return None


def _distinct(items: list[Value]) -> list[Value]:
    """Return each item once; records that are different stay so, whatever their ids."""
    return list({_identity(item): item for item in items}.values())


def _identity(item: Value) -> SubjectValue:
    return plain(item) if type(item) is dict else subject_value(item)


def subject_value(value: Value) -> SubjectValue:
    """Return a value as it stands in subjects and ids: an int, or a text.

    A document stands there by its id, and so does a record that has one.
    """
    if isinstance(value, Record):
        return value.origin
    if isinstance(value, dict) and isinstance(value.get("id"), str):
        return str(value["id"])
    number = as_integer(value)
    return plain(value) if number is None else number
