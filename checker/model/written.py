"""What everything that an author writes in a rule pack is made of: texts, names and entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr

from checker.messages import gettext


def as_text(value: object) -> object:
    """Accept a bare YAML number or boolean where FEEL text is expected."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    return value


Feel = Annotated[
    str,
    BeforeValidator(as_text, json_schema_input_type=str | bool | int | float),
    Field(min_length=1, description="FEEL text"),
]


def _as_day(value: object) -> object:
    """Return a day of YAML, where it is text; a number is not the seconds since 1970."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise ValueError(
            gettext("a day is written as in 1998-05-15, and not {given}", given=value)
        ) from None


Day = Annotated[date, BeforeValidator(_as_day)]
Template = Annotated[str, Field(min_length=1, description="Text with FEEL in braces")]
Text = Annotated[str, Field(min_length=1)]
"""Words for people."""
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]


def _each_once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names of which none is repeated; raises ValueError elsewhere."""
    for place, name in enumerate(names):
        if name in names[:place]:
            raise ValueError(gettext("{name!r} is named twice", name=name))
    return names


Identifiers = Annotated[tuple[Identifier, ...], AfterValidator(_each_once)]
"""Ids, each of them once."""
Name = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_]*$", description="a name in FEEL")]


class Written(BaseModel):
    """Base of everything an author writes: unknown keys are errors, values do not change.

    What checks such values is built when the first is checked, which rules that were kept are not.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Entry(Written):
    """What every entry of a topic file has.

    ``norm`` and ``norms`` name entries of the pack's inventory. ``interpretation`` records the
    reading taken where the source leaves room.
    """

    id: Identifier
    title: Text
    norm: Identifier | None = None
    norms: tuple[Identifier, ...] = ()
    interpretation: str | None = None
    _file: str = PrivateAttr("")
    _pointer: str = PrivateAttr("")

    @property
    def all_norms(self) -> tuple[str, ...]:
        """Return the ids of the norms that this entry encodes, without repetition."""
        first = (self.norm,) if self.norm else ()
        return tuple(dict.fromkeys((*first, *self.norms)))

    @property
    def place(self) -> tuple[str, str]:
        """Return the file and the JSON Pointer under which the entry was written."""
        return self._file, self._pointer

    def written_at(self, file: str, pointer: str) -> None:
        """Record where the entry stands; called once, by the loader."""
        object.__setattr__(self, "_file", file)
        object.__setattr__(self, "_pointer", pointer)


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in a value that models, mappings and lists are made of."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts_in(getattr(value, name))
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)
