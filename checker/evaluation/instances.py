"""A rule spread over its subjects: one instance for each combination of ``for_each``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from checker.evaluation.display import plain
from checker.evaluation.limits import too_large
from checker.evaluation.scope import Gaps, Scope, as_integer, words
from checker.feel import LimitExceeded, Range, Record, Value
from checker.messages import gettext
from checker.model.verdict import Subject, SubjectValue, id_of

MAX_STEPS = 10_000
MAX_INSTANCES = 100_000
INSTANCES_PER_DOCUMENT = 10
"""How many subjects one rule may have: so many, and so many more for each document of the case."""


@dataclass(frozen=True)
class Instance:
    """The variables of one subject.

    ``gaps`` is not None where a list of subjects could not be told: then ``bindings`` holds the
    variables before it, and the rule's one finding for them is undetermined.
    """

    bindings: Mapping[str, Value] = field(default_factory=dict)
    gaps: Gaps | None = None

    @cached_property
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
    return list(_Spreading(scope, for_each).within(outer or Instance()))


@dataclass(frozen=True, slots=True)
class _Listed:
    """The items of a list of subjects, or what has to arrive before they can be told."""

    items: list[Value] | None
    gaps: Gaps


class _Spreading:
    """A rule being spread; a list that asks for no earlier variable is evaluated once."""

    def __init__(self, scope: Scope, for_each: Mapping[str, str]) -> None:
        self._scope = scope
        self._lists = list(for_each.items())
        self._known: dict[int, _Listed] = {}
        self._documents = len(scope.case.documents)
        self._most = MAX_INSTANCES + INSTANCES_PER_DOCUMENT * self._documents
        self._count = 0

    def within(self, start: Instance, place: int = 0) -> Iterator[Instance]:
        """Yield the instances within one, from the list at ``place`` on."""
        if start.gaps is not None or place == len(self._lists):
            yield start
            return
        name, text = self._lists[place]
        listed = self._listed(place, start)
        if listed.items is None:
            yield Instance(start.bindings, listed.gaps)
            return
        for item in listed.items:
            self._count += 1
            if self._count > self._most:
                error = LimitExceeded("subjects of one rule", self._most)
                raise too_large(self._scope.pack, self._documents, text, error)
            yield from self.within(Instance({**start.bindings, name: item}), place + 1)

    def _listed(self, place: int, start: Instance) -> _Listed:
        """Return the items of the list at a place for these variables."""
        if place in self._known:
            return self._known[place]
        name, text = self._lists[place]
        trace = self._scope.trace(text, start.bindings)
        items = _items(trace.value)
        if items is not None:
            listed = _Listed(items, Gaps())
        else:
            gaps = self._scope.gaps(trace)
            source = gettext("list from which {name} is taken", name=name)
            listed = _Listed(None, gaps if gaps.missing else Gaps((source,)))
        if words(text).isdisjoint(earlier for earlier, _ in self._lists[:place]):
            self._known[place] = listed
        return listed


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
