from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, only_problem

OWN = """\
        for_each: {well: '["north", "south"]'}
        require: |
          drawn(well, year)
            <= cap(well, year)
"""
TAKEN = "        finding: within-cap\n"


def test_findings_of_the_subject_are_taken(water: Path, edit: Edit) -> None:
    edit("grants.yaml", OWN, TAKEN + "        where: finding.year = year\n")
    assert check_files(water) == []


def test_findings_of_all_years_are_taken_for_one(water: Path, edit: Edit) -> None:
    edit("grants.yaml", OWN, TAKEN)
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("all-findings", True)
    assert problem.hint == "write `where: finding.year = year`"


@pytest.mark.parametrize("where", ["finding.year = 1999", "finding.year = year + 2"])
def test_findings_that_cannot_be(water: Path, edit: Edit, where: str) -> None:
    edit("grants.yaml", OWN, f"{TAKEN}        where: '{where}'\n")
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("never-applies", False)
    assert str(problem.message) == "no finding of 'within-cap' is like this"


@pytest.mark.parametrize("where", ['finding.id = "within-cap/north/2001"', "finding.year < year"])
def test_findings_that_may_be(water: Path, edit: Edit, where: str) -> None:
    edit("grants.yaml", OWN, f"{TAKEN}        where: '{where}'\n")
    assert check_files(water) == []
