from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import add_rules, only_problem

TABLE = """\
definitions:
  - id: rate
    title: Rate of a well
    norm: cap
    name: rate
    parameters: {of_well: string}
    decision_table:
      hit_policy: %s
      inputs: [of_well]
      rules:
        - {when: ['"north"'], then: %s}
        - {when: [%s], then: %s}
"""
SOUTH = "'\"south\"'"


@pytest.mark.parametrize(
    ("policy", "first", "second"),
    [
        ("U", "1", "'\"much\"'"),
        ("F", "'\"much\"'", "1"),
        ("C+", "1", "'\"much\"'"),
        ("U", "1", "true"),
    ],
)
def test_outcomes_of_two_types(water: Path, policy: str, first: str, second: str) -> None:
    add_rules(water, TABLE % (policy, first, SOUTH, second))
    problem = only_problem(water)
    assert problem.code == "wrong-type"
    assert ":12:" in str(problem.position)


@pytest.mark.parametrize(("first", "second"), [("'null'", "1"), ("1", "'null'"), ("1", "2.5")])
def test_outcomes_of_one_type_or_none(water: Path, first: str, second: str) -> None:
    add_rules(water, TABLE % ("U", first, SOUTH, second))
    assert check_files(water) == []


def test_text_of_a_cell_without_quotes(water: Path) -> None:
    add_rules(water, TABLE % ("U", "1", "south", "2"))
    problem = only_problem(water)
    assert (problem.code, str(problem.position).rpartition("/")[2]) == (
        "unknown-name",
        "more.yaml:12:19",
    )
    assert "quotes" in str(problem.hint)
