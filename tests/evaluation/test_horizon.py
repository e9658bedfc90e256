"""A day long after everything that the case and its rules speak of is remarked upon."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.world import GRANTS, World, planting, survey, write_world

UNTIL_2012 = """
tables:
  - id: aims
    title: Hectares of a year
    norm: n1
    name: aim
    keys: {plot: string, year: number}
    period: year
    values: {A: {2001: 5, 2012: 9}}
"""


def far(world: World, day: str) -> list[str]:
    papers = [planting("A", 50, received="2001-03-01"), survey(60, received="2001-06-01")]
    return [each.message for each in world.assess(papers, day).warnings if each.code == "far-day"]


def test_a_short_record_reaches_five_years_further(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    assert far(world, "2006-06-05") == []
    (message,) = far(world, "2006-06-06")
    assert message == (
        "assessed as of 2006-06-06, long after the last day that the case or its rules speak of,"
        " 2001-06-01"
    )


def test_the_plan_reaches_as_far_as_its_tables(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS + UNTIL_2012)
    # 2001-03-01 to 2012-12-31 are 4,323 days; so many more end on 2024-11-01.
    assert far(world, "2024-11-01") == []
    assert far(world, "2024-11-02") != []


@pytest.mark.parametrize("day", ["2001-12-31", "1998-01-01"])
def test_a_day_within_or_before_the_record_is_not_far(tmp_path: Path, day: str) -> None:
    assert far(write_world(tmp_path, GRANTS), day) == []


def test_a_case_that_speaks_of_no_day_has_no_horizon(tmp_path: Path) -> None:
    assert write_world(tmp_path, GRANTS).assess([], "3050-01-01").warnings == ()
