"""What a chart shows: its specification, its data, and the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.messages import gettext, joined

FIELD, TITLE = "field", "title"


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the data: its heading with the unit, and whether its values are numbers."""

    title: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The data of charts: ``fields`` by name, and rows of exact values as text.

    A value that is not known is None, or the row lacks it.
    """

    fields: Mapping[str, Field]
    rows: Sequence[Mapping[str, str | None]]


@dataclass(frozen=True, slots=True)
class Chart:
    """A Vega-Lite specification without data, and the table that it shows.

    ``name`` is the title where the specification has none.
    """

    specification: Mapping[str, Any]
    table: Table
    name: str = ""

    @property
    def title(self) -> str:
        """Return the title of the chart."""
        title = self.specification.get(TITLE)
        text = title.get("text") if isinstance(title, Mapping) else title
        return text if isinstance(text, str) else self.name

    @property
    def whole(self) -> dict[str, Any]:
        """Return the specification with its rows as data, and with headings for its axes.

        Numbers stay exact texts; whoever draws the chart parses them.
        """
        numbers = {name: "number" for name, field in self.table.fields.items() if field.is_number}
        names = tuple(self.table.fields)
        values = [{name: row.get(name) for name in names if name in row} for row in self.table.rows]
        data = {"values": values, "format": {"parse": numbers}}
        return {**self._titled(self.specification), "data": data}

    @property
    def has_figures(self) -> bool:
        """Return whether any row can be drawn."""
        return self._drawn() > 0

    @property
    def alternative(self) -> str:
        """Return what the chart shows in words, and how much of it is not known."""
        shown = ", ".join(self.table.fields[name].title for name in self._shown())
        said = gettext(
            "{title}: a chart of {fields}. The table has its figures.",
            title=self.title,
            fields=shown,
        )
        rows, drawn = len(self.table.rows), self._drawn()
        if drawn == rows:
            return said
        lacking = gettext(
            "{missing} of {rows} rows are not reported in full, and what they lack is not drawn.",
            missing=rows - drawn,
            rows=rows,
        )
        return joined([said, lacking])

    def _drawn(self) -> int:
        """Return how many rows have every figure of the chart."""
        figures = [name for name in self._shown() if self.table.fields[name].is_number]
        return sum(all(row.get(name) is not None for name in figures) for row in self.table.rows)

    def _shown(self) -> tuple[str, ...]:
        """Return the fields that the specification names, each once."""
        named = dict.fromkeys(_fields(self.specification))
        return tuple(name for name in named if name in self.table.fields)

    def _titled(self, part: Any) -> Any:
        """Return a part of the specification in which each channel of a field has a title."""
        if isinstance(part, list | tuple):
            return [self._titled(each) for each in part]
        if not isinstance(part, Mapping):
            return part
        titled = {key: self._titled(value) for key, value in part.items()}
        name = titled.get(FIELD)
        if isinstance(name, str) and name in self.table.fields and TITLE not in titled:
            titled[TITLE] = self.table.fields[name].title
        return titled


def _fields(part: Any) -> Iterator[str]:
    """Yield each field that a specification names, however deep."""
    if isinstance(part, Mapping):
        for key, value in part.items():
            if key == FIELD and isinstance(value, str):
                yield value
            else:
                yield from _fields(value)
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _fields(each)
