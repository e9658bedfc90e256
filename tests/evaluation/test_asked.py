from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.model.verdict import Status, TrancheStatus
from tests.evaluation.test_left_out import PENALTIES
from tests.evaluation.world import GRANTS, World, planting, survey, write_world

RULES = """
limits:
  - {id: small, title: Small, norm: n1, for_each: {p: distinct values(plantings.plot)},
     measure: 'sum(plantings[plot = p].area)', at_most: 50}
obligations:
  - id: planted
    title: Planted
    norm: n2
    for_each: {p: 'distinct values(plantings.plot)', y: '[2001, 2002]'}
    due: date(y, 12, 31)
    fulfilled_by: 'plantings[plot = p and year = y]'
"""
AS_OF = "2003-01-31"


def named(plot: str, number: int, year: int = 2001, area: object = 5) -> dict[str, Any]:
    return {**planting(plot, area, year=year), "id": f"{plot}-{number}"}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return write_world(tmp_path, RULES)


def statuses(world: World, documents: list[dict[str, Any]]) -> dict[str, Status]:
    return {each.id: each.status for each in world.assess(documents, AS_OF).findings}


def test_misspelt_name_is_asked_about_before_anybody_is_accused(world: World) -> None:
    papers = [named("P01", 1), named("P01", 2), named("PO1", 3, 2002, 99)]
    found = statuses(world, papers)
    assert found["small/PO1"] is Status.UNDETERMINED
    assert found["planted/P01/2002"] is Status.UNDETERMINED
    assert found["planted/PO1/2001"] is Status.UNDETERMINED
    assert found["small/P01"] is Status.SATISFIED
    known = world.finding("planted/P01/2002", papers, AS_OF)
    assert "whether PO1 in PO1-3 is another spelling of P01" in known.missing


def test_another_member_of_a_series_is_accused(world: World) -> None:
    found = statuses(world, [named("P01", 1), named("P01", 2), named("P02", 3, 2002, 99)])
    assert found["small/P02"] is Status.VIOLATED
    assert found["planted/P01/2002"] is Status.VIOLATED


def test_warning_names_both(world: World) -> None:
    papers = [named("P01", 1), named("P01", 2), named("PO1", 3)]
    (remark,) = world.assess(papers, AS_OF).warnings
    assert (remark.code, remark.document) == ("unknown-party", "PO1-3")
    assert "'PO1'" in remark.message
    assert "'P01'" in remark.message


def test_question_makes_nothing_payable(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    papers = [
        {**planting("P01", 60), "id": "a"},
        {**planting("P01", 5), "id": "b"},
        {**planting("PO1", 95), "id": "c"},
        survey(80),
    ]
    (tranche,) = world.assess(papers, AS_OF).tranches
    assert tranche.status is not TrancheStatus.ELIGIBLE


def test_question_lifts_no_penalty(tmp_path: Path) -> None:
    world = write_world(tmp_path, PENALTIES)
    papers = [
        {**planting("P01", 60), "id": "a"},
        {**planting("P01", 5), "id": "b"},
        {**planting("PO1", 95), "id": "c"},
        survey(1),
    ]
    (tranche,) = world.assess(papers, AS_OF).tranches
    assert tranche.payable_now is None or tranche.payable_now.value <= 990
