"""A small invented agreement of which every tranche can be unlocked in its own way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from checker.model.verdict import Tranche, TrancheStatus
from checker.unlock import Prospect
from checker.unlock import unlock as unlock_case
from tests.evaluation.world import World, write_world

SCHEMAS: dict[str, dict[str, Any]] = {
    "planting": {
        "title": "Planting",
        "x-issued-by": ["farm"],
        "x-key": ["plot", "year"],
        "x-covers": {"year": "year"},
        "properties": {
            "plot": {"type": "string"},
            "year": {"type": "integer"},
            "area": {"type": "number", "minimum": 0, "maximum": 1000, "x-unit": "ha"},
        },
        "required": ["plot", "year", "area"],
    },
    "survey": {
        "title": "Survey",
        "x-issued-by": ["office"],
        "x-key": ["year"],
        "x-covers": {"year": "year"},
        "properties": {
            "year": {"type": "integer"},
            "area": {"type": "number", "minimum": 0, "maximum": 1000, "x-unit": "ha"},
        },
        "required": ["year", "area"],
    },
    "judgement": {
        "title": "Judgement",
        "x-issued-by": ["board", "office"],
        "x-key": ["about", "part", "by"],
        "x-latest": True,
        "properties": {
            "about": {"type": "string", "x-references": True},
            "part": {"type": "string"},
            "result": {"enum": ["good", "bad"]},
            "by": {"enum": ["board", "office", "farm"], "x-speaker": True},
        },
        "required": ["about", "result", "by"],
    },
    "promise": {
        "title": "Promise",
        "x-issued-by": ["farm"],
        "x-key": ["year", "given_on"],
        "properties": {
            "year": {"type": "integer"},
            "ceiling": {"type": "number", "minimum": 0, "maximum": 1000, "x-unit": "ha"},
            "given_on": {"type": "string", "format": "date", "x-past": True},
            "actions": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["year", "ceiling", "given_on"],
    },
}
GRANT = Tranche(
    id="grant",
    title="Grant",
    subject={"year": 2001},
    status=TrancheStatus.UNDETERMINED,
    source="n1",
)
RULES = """
definitions:
  - id: survey-of
    title: Survey of a year
    name: survey_of
    parameters: {in_year: number}
    value: surveys[year = in_year][1]
    missing: survey of {in_year}
    from: office
  - id: judged
    title: What the board found of a survey
    name: judged
    parameters: {paper: Any}
    value: >-
      {found: judgements[about = paper.id and by = "board" and item.part = null],
      newest: max(found.received_on),
      result: if count(found) = 0 then null else found[received_on = newest][1].result}.result
    missing: judgement of the board
    awaiting: board
tranches:
  - id: grant
    title: Grant
    norm: n1
    for_each: {year: "[2001]"}
    amount: "1000"
    conditions:
      - id: planted
        title: Planted at most 100 ha
        norm: n1
        bearer: farm
        measure: sum(plantings[year = 2001].area)
        at_most: 100
        unit: ha
      - id: surveyed
        title: Survey that the board found good
        norm: n2
        bearer: office
        require: if survey_of(year) = null then null else judged(survey_of(year)) = "good"
consequences:
  - id: stop
    title: Grants stop
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      hold: grants
      on: {plot: big.report.plot}
      lifted_when: >-
        count(promises[year = 2002 and ceiling <= 100 - big.report.area].actions) > 0
limits:
  - id: too-big
    title: No plot is too big
    norm: n1
    for_each: {report: plantings}
    measure: report.area
    at_most: 90
"""


def world(root: Path, rules: str = RULES) -> World:
    """Write the pack below a folder."""
    return write_world(root, rules, SCHEMAS)


def unlock(
    given: World, papers: Sequence[dict[str, Any]], as_of: str, by: str | None = None
) -> Prospect:
    """Return the prospect of the one tranche."""
    last = None if by is None else date.fromisoformat(by)
    (only,) = unlock_case(given.load(papers), date.fromisoformat(as_of), by=last)
    return only


def planting(plot: str = "A", area: int = 60, received: str = "2002-01-10") -> dict[str, Any]:
    """Return a report of the farm on what it planted in 2001."""
    return paper("planting", f"P-{plot}", "farm", received, plot=plot, year=2001, area=area)


def survey(received: str = "2002-02-01") -> dict[str, Any]:
    """Return the survey of 2001."""
    return paper("survey", "S", "office", received, year=2001, area=60)


def judgement(result: str = "good", received: str = "2002-02-02", **more: Any) -> dict[str, Any]:
    """Return what the board found of the survey of 2001."""
    fields = {"about": "S", "result": result, "by": "board", **more}
    return paper("judgement", f"J-{result}", "board", received, **fields)


def paper(type_: str, name: str, sender: str, received: str, **fields: Any) -> dict[str, Any]:
    """Return any paper."""
    envelope = {"type": type_, "id": name, "submitted_by": sender, "received_on": received}
    return {**envelope, **fields}
