"""Charts of statements: each field of a specification has to be a column of its table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.model.statement_rule import LINE, Section
from checker.packs.sources import nearest_position
from checker.parsers.suggestions import suggestion


def chart_problems(pack: Pack) -> Iterator[Problem]:
    """Yield charts with data of their own, and fields of charts that are not columns."""
    for statement in pack.topic.statements:
        for place, section in enumerate(statement.sections):
            known = _columns(section)
            for index, chart in enumerate(section.charts):
                below = f"/sections/{place}/charts/{index}"
                for pointer, field in chart_fields(chart, below):
                    if field not in known:
                        position = nearest_position(pack, statement, pointer)
                        message = gettext("there is no column {name!r}", name=field)
                        expected = gettext("one of {names}", names=", ".join(known))
                        hint = suggestion(field, known)
                        yield Problem(position, "unknown-column", message, expected, hint=hint)
                if "data" in chart:
                    position = nearest_position(pack, statement, f"{below}/data")
                    message = gettext("a chart has no data of its own: it shows the rows")
                    yield Problem(position, "chart-data", message, hint=gettext("leave it out"))


def _columns(section: Section) -> tuple[str, ...]:
    """Return the columns that a chart can show."""
    lines = (LINE,) if section.lines else ()
    return (*lines, *(column.id for column in section.columns))


def chart_fields(chart: Any, below: str) -> Iterator[tuple[str, str]]:
    """Yield each ``field`` of a specification with its place, however deep."""
    if isinstance(chart, dict):
        for key, value in chart.items():
            place = pointer_to(below, str(key))
            if key == "field" and isinstance(value, str):
                yield place, value
            else:
                yield from chart_fields(value, place)
    elif isinstance(chart, list | tuple):
        for index, value in enumerate(chart):
            yield from chart_fields(value, pointer_to(below, index))
