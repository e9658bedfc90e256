"""Charts of findings: the rule has to be there, and each field something that its findings have."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import gettext
from checker.model.pack import FindingChart, Pack
from checker.model.problems import Problem
from checker.packs.checks.references import unknown
from checker.packs.checks.statements import chart_fields
from checker.packs.locations import MANIFEST
from checker.packs.sources import file_position

FIGURES = ("measured", "bound", "status", "due", "done_on")
"""What every finding has, beside the variables of its rule."""


def finding_chart_problems(pack: Pack) -> Iterator[Problem]:
    """Yield charts of rules that are not there, with unknown fields, or with data of their own."""
    for index, chart in enumerate(pack.manifest.charts):
        yield from _problems(pack, chart, f"/charts/{index}")


def _problems(pack: Pack, chart: FindingChart, below: str) -> Iterator[Problem]:
    rules = pack.topic.rules_by_id()
    yield from unknown("rule", chart.rule, rules, file_position(pack, MANIFEST, f"{below}/rule"))
    if chart.rule not in rules:
        return
    known = (*rules[chart.rule].for_each, *FIGURES)
    for pointer, field in chart_fields(chart.specification, f"{below}/specification"):
        yield from unknown("field", field, known, file_position(pack, MANIFEST, pointer))
    if "data" in chart.specification:
        position = file_position(pack, MANIFEST, f"{below}/specification/data")
        message = gettext("a chart has no data of its own: it shows the findings")
        yield Problem(position, "chart-data", message, hint=gettext("leave it out"))
