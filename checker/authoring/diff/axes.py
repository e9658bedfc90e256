"""The fields of a test's papers along which its case can be varied."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from checker.authoring.probe.values import places, with_value
from checker.authoring.testing.suite import LocatedTest
from checker.evaluation.display import shortest
from checker.model.case import Case, Document
from checker.unlock.shapes import shape
from checker.unlock.witnesses import part_at, step_of

_DAYS: Final = 3653
"""Days that a date may move: ten years."""
_TIMES: Final = 100
"""How many times its size a figure may move."""


@dataclass(frozen=True, slots=True)
class Axis:
    """A figure or a date of a paper, which moves by whole steps: at most ``down`` or ``up``.

    ``step`` is in the unit of the figure, or in days.
    """

    document: str
    path: tuple[str, ...]
    value: Decimal | date
    step: Decimal
    down: int
    up: int

    @property
    def field(self) -> str:
        """Return the path as a test writes it: ``amounts.fee``."""
        return ".".join(self.path)

    def at(self, steps: int) -> Decimal | str:
        """Return the value so many steps away as it is written: a date as text."""
        if isinstance(self.value, Decimal):
            return shortest(self.value + steps * self.step)
        return (self.value + timedelta(days=steps * int(self.step))).isoformat()


def axes_of(
    case: Case,
    papers: Collection[str],
    schemas: Mapping[str, Mapping[str, Any]],
    bounds: tuple[Decimal, ...],
) -> list[Axis]:
    """Return the figures, then the dates, of the papers with these ids.

    A figure moves in the finest step that it, its schema or one of the ``bounds`` shows. What
    stands in a list is left out, for a test cannot name it, and so are the fields that say what a
    paper is about (``x-key``).
    """
    found = [
        axis
        for document in case.documents
        if document.id in papers
        for axis in _axes(document, schemas[document.type], bounds)
    ]
    return sorted(found, key=lambda axis: isinstance(axis.value, date))


def _axes(
    document: Document, schema: Mapping[str, Any], bounds: tuple[Decimal, ...]
) -> Iterator[Axis]:
    for path, value in places(document.record):
        names = tuple(str(each) for each in path)
        if names != path or names[0] in schema.get("x-key", ()):
            continue
        if isinstance(value, date):
            down, up = (value - date.min).days, (date.max - value).days
            yield Axis(document.id, names, value, Decimal(1), min(down, _DAYS), min(up, _DAYS))
        elif isinstance(value, Decimal):
            step = step_of(part_at(shape(schema), names), (value, *bounds))
            up = int(max(abs(value), Decimal(1)) * _TIMES / step)
            yield Axis(document.id, names, value, step, int(value / step) if value > 0 else up, up)


def moved(test: LocatedTest, axis: Axis, steps: int) -> LocatedTest:
    """Return the test with the field of an axis so many steps away."""
    given = test.test.given
    new = axis.at(steps)
    if any(each.get("id") == axis.document for each in given.add):
        add = tuple(
            with_value(each, axis.path, new) if each.get("id") == axis.document else each
            for each in given.add
        )
        given = given.model_copy(update={"add": add})
    else:
        fields = {**given.change.get(axis.document, {}), axis.field: new}
        given = given.model_copy(update={"change": {**given.change, axis.document: fields}})
    return replace(test, test=test.test.model_copy(update={"given": given}))
