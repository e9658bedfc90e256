"""Conditions of which no paper can be read that would meet them."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.check.ways_to_meet import way_problems
from checker.packs import load_compiled
from tests.unlock.plots import RULES, world

READ = 'require: if survey_of(year) = null then null else judged(survey_of(year)) = "good"'
HIDDEN = READ.replace("judged(survey_of(year))", "said(survey_of(year))")
HIDING = """
  - id: said
    title: What is said of a survey
    name: said
    parameters: {paper: Any}
    value: string join(for each in judgements return lower case(each.result), "")
"""
DECLARED = """
    document: {type: judgement, fields: {about: paper.id, result: '"good"', by: '"board"'}}
"""


def warnings(root: Path, rules: str) -> list[str]:
    given = world(root, rules)
    return [str(each.message) for each in way_problems(given.load([]).compiled)]


def test_a_condition_that_can_be_read_is_sound(tmp_path: Path) -> None:
    assert warnings(tmp_path, RULES) == []


def test_what_a_tree_hides_has_to_be_declared(tmp_path: Path) -> None:
    rules = RULES.replace(READ, 'require: said(year) = "good"').replace(
        "tranches:", HIDING + "tranches:"
    )
    assert warnings(tmp_path / "a", rules) == [
        "nothing shows which paper would meet the condition 'grant/surveyed'"
    ]
    declared = rules.replace(
        'return lower case(each.result), "")\n', 'return lower case(each.result), "")' + DECLARED
    )
    assert warnings(tmp_path / "b", declared) == []


@pytest.mark.parametrize("pack", ["mlf-bahamas", "mlf-nigeria", "management-response"])
def test_our_packs_hide_nothing(pack: str) -> None:
    assert list(way_problems(load_compiled(pack))) == []
