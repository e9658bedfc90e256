from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import add_rules, only_problem

CHECK = """\
checks:
  - id: both
    title: Each norm by itself
    norms: [cap, report]
    for_each: {duty: '["cap", "%s"]'}
    cites: duty
    require: drawn(duty, 2001) = 3
"""


def test_norms_of_the_rule_can_be_cited(water: Path) -> None:
    add_rules(water, CHECK % "report")
    assert check_files(water) == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [("reprt", "did you mean `report`?"), ("grant", "name it in 'norms' of the rule")],
)
def test_another_norm_cannot(water: Path, name: str, hint: str) -> None:
    add_rules(water, CHECK % name)
    problem = only_problem(water)
    assert (problem.code, problem.hint) == ("unknown-norm", hint)
    assert str(problem.position).endswith("more.yaml:6:12")


def test_null_is_not_an_unknown_norm(water: Path) -> None:
    rule = CHECK.replace("cites: duty", 'cites: if duty = "cap" then duty else null')
    add_rules(water, rule % "report")
    assert [each for each in check_files(water) if each.code == "unknown-norm"] == []
