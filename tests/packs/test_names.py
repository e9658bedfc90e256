from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs import load_pack
from checker.packs.check import check_files
from checker.packs.names import collections
from tests.packs.problems import REPORT, Edit, only_problem


def test_variables_cannot_hide_other_names(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", "for_each: {cap: years}")
    edit("wells.yaml", "date(of_year + 1, 1, 31)", "date(cap + 1, 1, 31)")
    edit("wells.yaml", "well_reports[year = of_year]", "well_reports[year = cap]")
    problem = only_problem(water)
    assert (problem.code, problem.position.line, problem.position.column) == ("name-taken", 47, 16)


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("cap", "the name of caps"),
        ("well_reports", "the list of the documents of type well-report"),
        ("count", "a function of FEEL"),
        ("as_of", "a name of the rule language"),
    ],
)
def test_what_a_hidden_name_means_is_said(water: Path, edit: Edit, name: str, meaning: str) -> None:
    edit("wells.yaml", "parameters: {of_well: string", f"parameters: {{{name}: string")
    messages = [problem.message for problem in check_files(water)]
    assert f"the name {name!r} hides {meaning}" in messages


def test_lists_are_called_after_their_type_or_as_the_schema_says(water: Path, edit: Edit) -> None:
    assert collections(load_pack(water)) == {
        "amendment": "amendments", "well-report": "well_reports",
    }  # fmt: skip
    edit(REPORT, '"x-grade"', '"x-collection": "papers", "x-grade"')
    assert collections(load_pack(water))["well-report"] == "papers"


@pytest.mark.parametrize(("step", "hidden"), [("cap", True), ("years", True), ("count", False)])
def test_a_step_hides_no_name_of_the_pack(water: Path, edit: Edit, step: str, hidden: bool) -> None:
    edit(
        "wells.yaml",
        '    value: "[2001, 2002]"',
        f"    steps: {{{step}: 2001}}\n    value: '[{step}]'",
    )
    problems = [each for each in check_files(water) if each.code == "name-taken"]
    assert bool(problems) is hidden
