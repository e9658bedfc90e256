"""Charts: a Vega-Lite specification and the rows of a table become a picture.

A leaf: it knows nothing of statements or verdicts. ``Chart(specification, Table(fields, rows))``
is what is drawn. ``svg(chart, prefix)`` returns an ``<svg>`` element to stand in a page, with its
title and description for those who cannot see it; ``png(chart)`` returns a picture for a document
of Word. ``chart.alternative`` is the description as text, and ``chart.has_figures`` is False where
nothing is known that could be drawn: an empty chart would look like zero, so leave it out.

Texts of rows and headings come without control characters, which SVG cannot hold (``clean`` of
``checker.reports.phrases``).

The drawing needs the package of ``checker[charts]``. Without it ``can_draw()`` is False, and
``svg`` and ``png`` raise ModuleNotFoundError: show the table alone, with ``NOT_DRAWN`` below it.
A picture never replaces its table.
"""

from checker.charts.chart import Chart, Field, Table
from checker.charts.drawing import NOT_DRAWN, can_draw, png, svg

__all__ = ["NOT_DRAWN", "Chart", "Field", "Table", "can_draw", "png", "svg"]
