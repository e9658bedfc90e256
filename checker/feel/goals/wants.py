"""What is wanted of a value, and of an item that a list lacks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from checker.feel.values import Value
from checker.feel.values import operations as op

KNOWN: Final = "known"
ABSENT: Final = "absent"
SOME: Final = "some"
EACH: Final = "[]"
"""The step of a path that stands for an item of a list."""

_COMPARED: Final[Mapping[str, Callable[[Value, Value], Value]]] = {
    "=": op.equal,
    "!=": op.not_equal,
    "<": op.less,
    "<=": op.less_equal,
    ">": op.greater,
    ">=": op.greater_equal,
}
NEGATED: Final = {"=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
FLIPPED: Final = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


@dataclass(frozen=True, slots=True)
class Target:
    """What a value should be: compared with another one, ``KNOWN``, ``SOME`` or ``ABSENT``.

    ``SOME`` is known and not an empty list.
    """

    operator: str
    value: Value = None

    def met_by(self, value: Value) -> bool:
        """Return whether a value is as it should be; null is only ever absent."""
        if value is None or self.operator in (KNOWN, ABSENT):
            return (value is None) == (self.operator == ABSENT)
        if self.operator == SOME:
            return bool(value != [])
        return _COMPARED[self.operator](value, self.value) is True


TRUE: Final = Target("=", True)
FALSE: Final = Target("=", False)
IS_KNOWN: Final = Target(KNOWN)
IS_SOME: Final = Target(SOME)


def is_true(truth: bool) -> Target:
    """Return the target of a condition."""
    return TRUE if truth else FALSE


@dataclass(frozen=True, slots=True)
class Want:
    """What a field of an item has to be; the path leads from the item down to the value."""

    path: tuple[str, ...]
    target: Target

    def below(self, name: str) -> Want:
        """Return what this wants of an item that has the value in a field."""
        return replace(self, path=(name, *self.path))


@dataclass(frozen=True, slots=True)
class Need:
    """An item that a list lacks, or, with ``base``, a field that an item of it lacks.

    ``collection`` is the name of the list, empty where only ``base`` is known: the origin of the
    item that is there. ``refers`` are items that have to come with it, by the field that is to
    hold their id. ``via`` are the definitions that ask for it, the innermost first.
    """

    collection: str
    wants: tuple[Want, ...] = ()
    refers: tuple[tuple[tuple[str, ...], Need], ...] = ()
    base: str | None = None
    via: tuple[str, ...] = field(default=(), compare=False)


Way = tuple[Need, ...]
"""Items that are needed together."""
NOTHING: Final[list[Way]] = [()]
"""The ways to meet what is met already."""


def key_of(way: Way) -> str:
    """Return a text by which equal ways are found."""
    return repr([(each.collection, each.base, each.wants, each.refers) for each in way])


def distinct(ways: list[Way]) -> list[Way]:
    """Return each way once, in order."""
    return list({key_of(way): way for way in ways}.values())


def joined(left: list[Way], right: list[Way]) -> list[Way]:
    """Return the ways to meet both of two targets, each of which has these ways."""
    found = [
        (*one, *(each for each in other if each not in one)) for one in left for other in right
    ]
    return distinct(found)
