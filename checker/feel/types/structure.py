"""The types of FEEL and how they conform to one another (DMN 1.5, 10.3.2.9).

Types are frozen and compare by structure. ``str(type)`` is the type as written in FEEL.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final


@dataclass(frozen=True, slots=True)
class Type:
    """The base of all types."""


@dataclass(frozen=True, slots=True)
class Primitive(Type):
    """A type without parts, known by its name."""

    name: str

    def __str__(self) -> str:
        """Return the name."""
        return self.name


@dataclass(frozen=True, slots=True)
class NumberType(Type):
    """A decimal number, with its unit of measurement if that is known."""

    unit: str | None = None

    def __str__(self) -> str:
        """Return ``number``, followed by the unit in brackets if there is one."""
        return "number" if self.unit is None else f"number ({self.unit})"


@dataclass(frozen=True, slots=True)
class StringType(Type):
    """Text, with the values that it can have; without values it is any text."""

    values: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return ``string``."""
        return "string"


@dataclass(frozen=True, slots=True)
class ListType(Type):
    """A list whose items are all of one type."""

    of: Type

    def __str__(self) -> str:
        """Return ``list<item type>``."""
        return f"list<{self.of}>"


@dataclass(frozen=True, slots=True)
class RangeType(Type):
    """A range between values of one type."""

    of: Type

    def __str__(self) -> str:
        """Return ``range<end type>``."""
        return f"range<{self.of}>"


@dataclass(frozen=True, slots=True, init=False)
class ContextType(Type):
    """A context with at least these entries; without entries it is any context.

    ``title`` is the kind of context in words for people, and not part of the type.
    """

    entries: tuple[tuple[str, Type], ...]
    title: str = field(default="", compare=False)

    def __init__(self, fields: Mapping[str, Type] | None = None, title: str = "") -> None:
        """Store entries sorted, so that equality ignores their order."""
        object.__setattr__(self, "entries", tuple(sorted((fields or {}).items(), key=_key)))
        object.__setattr__(self, "title", title)

    @property
    def fields(self) -> dict[str, Type]:
        """Return the type of each entry by its key."""
        return dict(self.entries)

    def __str__(self) -> str:
        """Return ``context<key: type, ...>``."""
        if not self.entries:
            return "context"
        return f"context<{', '.join(f'{key}: {of}' for key, of in self.entries)}>"


@dataclass(frozen=True, slots=True)
class FunctionType(Type):
    """A function of positional parameters, with their names if they are known.

    The names are needed for calls with named arguments; they are not part of the type.
    """

    parameters: tuple[Type, ...]
    result: Type
    names: tuple[str, ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        """Return ``function<parameter types> -> result type``."""
        return f"function<{', '.join(map(str, self.parameters))}> -> {self.result}"


def _key(entry: tuple[str, Type]) -> str:
    return entry[0]


ANY: Final = Primitive("Any")
NULL: Final = Primitive("Null")
NUMBER: Final = NumberType()
STRING: Final = StringType()
BOOLEAN: Final = Primitive("boolean")
DATE: Final = Primitive("date")
TIME: Final = Primitive("time")
DATE_TIME: Final = Primitive("date and time")
DAYS_DURATION: Final = Primitive("days and time duration")
YEARS_DURATION: Final = Primitive("years and months duration")
CONTEXT: Final = ContextType()

NAMED_TYPES: Final[Mapping[str, Type]] = {
    "Any": ANY,
    "Null": NULL,
    "number": NUMBER,
    "string": STRING,
    "boolean": BOOLEAN,
    "date": DATE,
    "time": TIME,
    "date and time": DATE_TIME,
    "dateTime": DATE_TIME,
    "days and time duration": DAYS_DURATION,
    "dayTimeDuration": DAYS_DURATION,
    "years and months duration": YEARS_DURATION,
    "yearMonthDuration": YEARS_DURATION,
}
"""The types that have a name in FEEL, with the older spellings of three of them.

Lists, ranges, contexts and functions have no name: they need their parts (10.3.2.15, table 61).
"""


def conforms_to(given: Type, wanted: Type) -> bool:
    """Return whether a value of the given type conforms to the wanted type.

    Lists, ranges and contexts conform part by part, functions with their parameters the other
    way round (10.3.2.9.4). Numbers of different units do not conform; one without a unit conforms
    to any. The values that text can have are ignored: a value's type does not include them.
    """
    if given in (wanted, NULL) or wanted == ANY:
        return True
    match given, wanted:
        case NumberType(), NumberType():
            return given.unit is None or wanted.unit is None
        case StringType(), StringType():
            return True
        case ListType(), ListType():
            return conforms_to(given.of, wanted.of)
        case RangeType(), RangeType():
            return conforms_to(given.of, wanted.of)
        case ContextType(), ContextType():
            have = given.fields
            return all(key in have and conforms_to(have[key], of) for key, of in wanted.entries)
        case FunctionType(), FunctionType():
            return _function_conforms(given, wanted)
        case _:
            return False


def _function_conforms(given: FunctionType, wanted: FunctionType) -> bool:
    return (
        len(given.parameters) == len(wanted.parameters)
        and all(map(conforms_to, wanted.parameters, given.parameters))
        and conforms_to(given.result, wanted.result)
    )
