"""Papers of which a check says that they decide nothing are listed, with the reading."""

from __future__ import annotations

from pathlib import Path

from tests.evaluation.world import planting, survey, write_world

RULES = """
checks:
  - id: plot-is-known
    title: Planting of a plot that nobody granted
    norm: n1
    for_each: {report: plantings}
    sets_aside: true
    applies: report.plot = "A"
    require: report.area > 0
    interpretation: >-
      Only plots that were granted
      are looked at.
"""


def test_a_paper_that_a_check_sets_aside_is_listed_with_the_reading(tmp_path: Path) -> None:
    papers = [planting("A", 50), planting("B", 60), survey(70)]
    (paper,) = write_world(tmp_path, RULES).assess(papers, "2001-12-31").not_counted
    assert paper.document == "P-B-2001"
    assert paper.reason == (
        "Planting of a plot that nobody granted. Only plots that were granted are looked at."
    )
    assert paper.paragraph == "deed 1(a)"


def test_a_check_that_sets_nothing_aside_lists_nothing(tmp_path: Path) -> None:
    world = write_world(tmp_path, RULES.replace("sets_aside: true", "sets_aside: false"))
    assert world.assess([planting("B", 60)], "2001-12-31").not_counted == ()
