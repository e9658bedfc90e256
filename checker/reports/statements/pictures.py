"""The charts of a section, drawn from the rows of its table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from markupsafe import Markup

from checker.charts import NOT_DRAWN, Chart, Field, Table, can_draw, png, svg
from checker.messages import gettext
from checker.model.statement import Part
from checker.reports.phrases import clean
from checker.reports.statements.wording import heading

Picture = TypeVar("Picture", str, bytes)
_FIGURE = Markup("<figure>{}</figure>")
_EXCUSE = Markup('<p class="meta">{}</p>')


@dataclass(frozen=True, slots=True)
class Drawn(Generic[Picture]):
    """A chart as a picture, and what it shows in words; or an ``excuse`` why it is not there."""

    picture: Picture | None
    alternative: str
    excuse: str | None = None


def charts(part: Part) -> tuple[Chart, ...]:
    """Return the charts of a section with its table as their data."""
    fields = {each.id: Field(heading(each), each.numeric) for each in part.columns}
    rows = [
        {name: clean(cell.value) if cell.value is not None else None for name, cell in row.items()}
        for row in part.rows
    ]
    table = Table(fields, rows)
    return tuple(Chart(each, table, clean(part.title)) for each in part.charts)


def in_page(part: Part) -> Iterator[Markup]:
    """Yield what stands below a table in a page: its charts, or why one is not there."""
    for place, chart in enumerate(charts(part), 1):
        drawn = _tried(chart, partial(svg, prefix=f"{part.id}-{place}"))
        if drawn.excuse is not None:
            yield _EXCUSE.format(drawn.excuse)
        else:
            yield _FIGURE.format(Markup(drawn.picture))  # noqa: S704 (texts in it are escaped)


def images(part: Part) -> Iterator[Drawn[bytes]]:
    """Yield the charts of a table as pictures, or why one is not there."""
    for chart in charts(part):
        yield _tried(chart, png)


def _tried(chart: Chart, draw: Callable[[Chart], Picture]) -> Drawn[Picture]:
    if not can_draw():
        return Drawn(None, chart.alternative, NOT_DRAWN)
    if not chart.has_figures:
        excuse = gettext("{title} is not drawn: nothing of it is reported.", title=chart.title)
        return Drawn(None, chart.alternative, excuse)
    try:
        return Drawn(draw(chart), chart.alternative)
    except ValueError:
        excuse = gettext("{title} is not drawn: Vega-Lite refuses it.", title=chart.title)
        return Drawn(None, chart.alternative, excuse)
