"""Statements of a pack: the documents that a record generates, as an author writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from pydantic import Field, model_validator

from checker.messages import gettext
from checker.model.written import Entry, Feel, Identifier, Name, Template, Text, Written

LINE = "line"
"""The id of the column that names the lines of a section."""


class Column(Written):
    """A column of a table: its heading, and in a section with ``rows`` its FEEL value.

    ``partial`` is what is known so far of a value that is not complete. ``total`` adds the column
    up; where a part is unknown, the known ones are a lower limit of the sum if the column is
    ``never_negative``.
    """

    id: Name
    title: Text
    value: Feel | None = None
    partial: Feel | None = None
    unit: str | None = None
    total: bool = False
    never_negative: bool = False


class Rows(Written):
    """One row for each combination, as in ``for_each`` of a rule."""

    for_each: dict[Name, Feel] = Field(min_length=1)


class Line(Written):
    """A row with a title and values of its own; a column without a value here stays empty.

    ``partial`` is what is known so far of values that are not complete.
    """

    title: Template
    unit: str | None = None
    values: dict[Name, Feel] = Field(default_factory=dict)
    partial: dict[Name, Feel] = Field(default_factory=dict)


class Section(Written):
    """A part of a statement: exactly one of a text, ``rows`` and ``lines``.

    Where ``applies`` is false the section is left out. ``charts`` are Vega-Lite specifications
    over the columns, without their data.
    """

    id: Identifier
    title: Text
    applies: Feel | None = None
    text: Template | None = None
    rows: Rows | None = None
    lines: tuple[Line, ...] = ()
    columns: tuple[Column, ...] = ()
    charts: tuple[dict[str, Any], ...] = ()

    @model_validator(mode="after")
    def _one_form(self) -> Section:
        if sum((self.text is not None, self.rows is not None, bool(self.lines))) != 1:
            raise ValueError(gettext("give exactly one of 'text', 'rows' and 'lines'"))
        if (self.text is None) != bool(self.columns):
            raise ValueError(gettext("'rows' and 'lines' need 'columns', and a text has none"))
        _refuse_repeated([column.id for column in self.columns])
        return self

    @model_validator(mode="after")
    def _values_where_they_belong(self) -> Section:
        known = {column.id for column in self.columns}
        if LINE in known:
            raise ValueError(gettext("no column can be called {name!r}", name=LINE))
        for column in self.columns:
            if (column.value is None) == (self.rows is not None):
                raise ValueError(
                    gettext("with 'rows' each column has a 'value', with 'lines' each line does")
                )
            if column.partial is not None and column.value is None:
                raise ValueError(gettext("'partial' needs a 'value'"))
        for line in self.lines:
            if strange := sorted((line.values.keys() | line.partial.keys()) - known):
                raise ValueError(gettext("there is no column {name!r}", name=strange[0]))
            if strange := sorted(line.partial.keys() - line.values.keys()):
                raise ValueError(gettext("{name!r} has a part but no value", name=strange[0]))
        return self


class StatementRule(Entry):
    """A document that the record generates, such as a report or an application.

    ``parameters`` maps variables to the FEEL lists from which one value each is picked when the
    statement is made; later lists may use earlier variables. Beside them, the texts know
    ``verdict``.
    """

    parameters: dict[Name, Feel] = Field(default_factory=dict)
    sections: tuple[Section, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _sections_differ(self) -> StatementRule:
        _refuse_repeated([section.id for section in self.sections])
        return self


def _refuse_repeated(names: Sequence[str]) -> None:
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise ValueError(gettext("the id {name!r} is taken", name=repeated[0]))
