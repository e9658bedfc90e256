"""The tables of a pack: parameters by key, and what may amend them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pydantic import Field, model_validator

from checker.messages import gettext
from checker.model.pointers import pointer_to
from checker.model.written import Entry, Identifiers, Name, Written


class Bounds(Written):
    """The least and the greatest value that an amendment may give: numbers, or dates as text."""

    min: Decimal | str | None = None
    max: Decimal | str | None = None

    @model_validator(mode="after")
    def _one_given(self) -> Bounds:
        if self.min is None and self.max is None:
            raise ValueError("give 'min' or 'max', or both")
        if type(self.min) is type(self.max) and self.min > self.max:  # type: ignore[operator]
            raise ValueError(gettext("'max' is less than 'min'"))
        return self


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a table, as written: its keys, its JSON Pointer in the entry, and its norm."""

    keys: tuple[Any, ...]
    value: Any
    below: str
    norm: Any = None
    norm_below: str = ""


def _leaves(
    values: Any, depth: int, below: str, keys: tuple[Any, ...] = ()
) -> Iterator[tuple[tuple[Any, ...], Any, str]]:
    """Yield keys, value and pointer of each value of a table, as the author wrote them.

    Where there are too few levels, there are too few keys.
    """
    if depth == 0 or not isinstance(values, dict):
        yield keys, values, below
        return
    for key, value in values.items():
        yield from _leaves(value, depth - 1, pointer_to(below, key), (*keys, key))


class Table(Entry):
    """A parameter by one or more keys, as a nested mapping from the first key to the last.

    FEEL sees a function of the keys that gives null where no value stands. ``name`` is its name,
    ``listed`` that of the list of its first keys; ``type`` is the FEEL type of a value, or of each
    field of a record; ``unit`` is the unit of a number. An ``amendment`` document
    of one of the roles ``amended_by`` replaces a value within the ``bounds`` from the day it was
    agreed. ``period`` is the key that is the year which a value is for: once that is over, its
    value is amended only by those who may also waive. ``dated`` is the last key where that is a
    day from which a value holds, until that of the next one; null ends it. A value may give the
    ``norm`` that it is from.
    """

    name: Name
    keys: dict[Name, str] = Field(min_length=1, description="key name to FEEL type")
    type: str | dict[Name, str] = "number"
    unit: str | None = None
    listed: Name | None = None
    source: str | None = None
    amended_by: Identifiers = ()
    bounds: Bounds | None = None
    period: Name | None = None
    dated: Name | None = None
    values: dict[Any, Any]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names that the table has in FEEL."""
        return (self.name,) if self.listed is None else (self.name, self.listed)

    @property
    def fields(self) -> dict[str, str] | None:
        """Return the types of the fields by name where values are records, None elsewhere."""
        return self.type if isinstance(self.type, dict) else None

    @property
    def all_norms(self) -> tuple[str, ...]:
        """Return the norms of the table, and then those of its values."""
        own = (cell.norm for cell in self.cells() if cell.norm is not None)
        return tuple(dict.fromkeys((*super().all_norms, *own)))

    @property
    def is_amendable(self) -> bool:
        """Return whether amendments can replace its values, one by one."""
        return self.fields is None and self.dated is None

    def cells(self) -> Iterator[Cell]:
        """Yield each value as the author wrote it."""
        for keys, written, below in _leaves(self.values, len(self.keys), "/values"):
            yield self._cell(keys, written, below)

    def _cell(self, keys: tuple[Any, ...], written: Any, below: str) -> Cell:
        if not isinstance(written, dict):
            return Cell(keys, written, below)
        if self.fields is not None and "norm" not in self.fields:
            fields = {name: each for name, each in written.items() if name != "norm"}
            return Cell(keys, fields, below, written.get("norm"), f"{below}/norm")
        if self.fields is None and "value" in written and written.keys() <= {"value", "norm"}:
            value, norm = written["value"], written.get("norm")
            return Cell(keys, value, f"{below}/value", norm, f"{below}/norm")
        return Cell(keys, written, below)

    @model_validator(mode="after")
    def _amended_one_by_one(self) -> Table:
        if self.is_amendable or not (self.amended_by or self.bounds is not None):
            return self
        if self.dated is not None:
            raise ValueError(
                gettext(
                    "a table with 'dated' gets a further day, and has no 'amended_by' or 'bounds'"
                )
            )
        raise ValueError(
            gettext("'amended_by' and 'bounds' are for single values, and not for records")
        )

    @model_validator(mode="after")
    def _dated_by_the_last_key(self) -> Table:
        if self.dated is not None and [*self.keys.items()][-1] != (self.dated, "date"):
            raise ValueError(gettext("'dated' has to be the last of the keys, of type date"))
        return self

    @model_validator(mode="after")
    def _period_is_a_key(self) -> Table:
        if self.period is not None and self.keys.get(self.period) != "number":
            raise ValueError("'period' has to be one of the keys, of type number: the year")
        return self
