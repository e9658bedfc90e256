from __future__ import annotations

from pathlib import Path

from checker.packs.check import check_files
from tests.packs.problems import Edit, add_rules, found_in, only_problem


def test_a_status_that_the_rule_never_has(water: Path, edit: Edit) -> None:
    edit(
        "grants.yaml",
        "{finding: within-cap, as: first}",
        "{finding: within-cap, status: pending, as: first}",
    )
    problem = only_problem(water)
    assert problem.code == "never-triggered"
    assert "no 'due'" in problem.message


def test_an_obligation_may_be_pending(water: Path, edit: Edit) -> None:
    edit(
        "grants.yaml",
        "{finding: within-cap, as: first}",
        "{finding: yearly-report, status: pending, as: first}",
    )
    edit("grants.yaml", "second.well = first.well and second.year > first.year", "second.year > 1")
    assert check_files(water) == []


def test_consequences_that_wait_for_one_another(water: Path) -> None:
    add_rules(water, WAITING)
    assert found_in(water) == [
        ("never-triggered", "more.yaml:6:7"),
        ("never-triggered", "more.yaml:12:7"),
    ]
    assert "one -> two -> one" in str(check_files(water)[0].hint)


WAITING = """\
consequences:
  - id: one
    title: T
    norm: closure
    when:
      - {consequence: two, as: a}
    then: {penalty: x, on: {well: a.well}}
  - id: two
    title: T
    norm: closure
    when:
      - {consequence: one, as: a}
    then: {penalty: x, on: {well: a.well}}
"""
