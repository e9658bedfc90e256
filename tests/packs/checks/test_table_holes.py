from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import add_rules, only_problem


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("north: {1: 1, 2: 2, 4: 4}", "leaves out year 3 of north"),
        ("north: {1: 1, 5: 2}, south: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}", "2, 3, 4 of north"),
    ],
)
def test_a_number_left_out_between_others(water: Path, values: str, words: str) -> None:
    add_rules(water, HOLED.format(values=values))
    problem = only_problem(water)
    assert problem.code == "table-gap"
    assert words in problem.message
    assert str(problem.position).endswith("more.yaml:7:13")


@pytest.mark.parametrize(
    "values",
    [
        "north: {1: 1, 2: 2, 3: null, 4: 4}",
        "north: {1995: 1, 2000: 2, 2005: 3}",
        "north: {1: 1, 2: 1}, south: {2: 1, 3: 1}",
        "north: {}",
    ],
)
def test_a_table_without_holes(water: Path, values: str) -> None:
    add_rules(water, HOLED.format(values=values))
    assert check_files(water) == []


HOLED = """\
tables:
  - id: more
    title: T
    name: more
    norm: cap
    keys: {{well: string, year: number}}
    values: {{{values}}}
"""
