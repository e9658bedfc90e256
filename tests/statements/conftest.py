"""The small world of ``tests/evaluation`` with statements of each form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.model.statement import Offer, Part, Statement
from checker.pipeline import offered_statements, state
from tests.evaluation.world import GRANTS, World, write_world

STATEMENTS = """
statements:
  - id: yearly
    title: Planting of a year
    norms: [n1, n2]
    parameters: {year: "distinct values(plantings.year)"}
    sections:
      - id: intro
        title: What it says
        text: "In {year} the survey found {surveyed(year)} ha."
      - id: plots
        title: Plots
        rows: {for_each: {report: plantings}}
        columns:
          - {id: plot, title: Plot, value: report.plot}
          - {id: area, title: Area, value: report.area, unit: ha, total: true, never_negative: true}
          - {id: change, title: Change, value: report.area - 50, unit: ha, total: true}
        charts: [{mark: bar, encoding: {x: {field: plot}, y: {field: area}}}]
      - id: indicators
        title: Indicators
        columns:
          - {id: planned, title: Planned}
          - {id: actual, title: Actual}
        lines:
          - title: "Surveyed in {year}"
            unit: ha
            values: {planned: "100", actual: surveyed(year)}
            partial: {actual: sum(plantings.area)}
          - {title: Reports, values: {actual: count(plantings)}}
          - {title: First report, values: {actual: min(plantings.received_on)}}
          - {title: All seen, values: {actual: count(surveys) > 0}}
      - id: late
        title: Only after a survey
        applies: count(surveys) > 0
        text: Surveyed.
  - id: decision
    title: Decision on the grant
    norms: [n1]
    parameters: {year: "[2001, 2002]"}
    sections:
      - id: conditions
        title: Conditions
        rows:
          for_each:
            condition: 'verdict.tranches[id = "grant-1" and item.subject.year = year].conditions[1]'
        columns:
          - {id: what, title: Condition, value: condition.title}
          - {id: status, title: Status, value: condition.status}
"""


@dataclass(frozen=True)
class Stated:
    """Makes statements of the small world from documents."""

    world: World

    def make(self, documents: list[dict[str, Any]], name: str, **given: str) -> Statement:
        loaded = self.world.load(documents)
        return state(loaded, name, given, date(2001, 12, 31))

    def part(self, documents: list[dict[str, Any]], part: str) -> Part:
        made = self.make(documents, "yearly", year="2001")
        return {each.id: each for each in made.sections}[part]

    def offers(self, documents: list[dict[str, Any]]) -> dict[str, Offer]:
        loaded = self.world.load(documents)
        return {each.id: each for each in offered_statements(loaded, date(2001, 12, 31))}


@pytest.fixture
def stated(tmp_path: Path) -> Stated:
    return Stated(write_world(tmp_path, GRANTS + STATEMENTS.removeprefix("\n")))
