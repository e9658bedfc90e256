from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import Problem
from checker.packs.check import check_files
from tests.packs.problems import Edit, add_rules

CONDITION = """\
tranches:
  - id: rest
    title: Rest of the grant
    norm: grant
    amount: "500"
    conditions:
      - {id: reported, title: Reported, norm: report, require: "REQUIRE"}
"""
CHECK = """\
checks:
  - {id: reported, title: Reported, norm: report, KEYS require: "count(well_reports) > 0"}
"""


def warnings(folder: Path) -> list[Problem]:
    return [problem for problem in check_files(folder) if problem.is_warning]


@pytest.mark.parametrize(
    "require",
    [
        "count(well_reports) > 0",
        "count(well_reports[year = 2001]) >= 2",
        "as_of > date(2001, 1, 1) and count(well_reports) = 1",
    ],
)
def test_a_condition_that_is_violated_because_nothing_is_on_file(water: Path, require: str) -> None:
    add_rules(water, CONDITION.replace("REQUIRE", require))
    (problem,) = warnings(water)
    assert problem.code == "absence-violates"
    assert str(problem.position).endswith("more.yaml:7:64")
    assert "'fulfilled_by' and 'times'" in str(problem.hint)


@pytest.mark.parametrize("require", ["count(well_reports) = 0", "count(well_reports) < 3"])
def test_a_count_that_absence_does_not_break(water: Path, require: str) -> None:
    add_rules(water, CONDITION.replace("REQUIRE", require))
    assert warnings(water) == []


def test_a_check_of_everything(water: Path) -> None:
    add_rules(water, CHECK.replace("KEYS", ""))
    (problem,) = warnings(water)
    assert "obligation with a due day" in str(problem.hint)


def test_a_check_of_what_is_on_file(water: Path) -> None:
    add_rules(water, CHECK.replace("KEYS", 'for_each: {each: "well_reports"},'))
    assert warnings(water) == []


def test_a_part_that_adds_up_all_versions_of_what_the_measure_takes_last(
    water: Path, edit: Edit
) -> None:
    edit(
        "wells.yaml",
        "      sum(well_reports[well = of_well\n        and year = in_year].drawn)\n",
        "      well_reports[well = of_well and year = in_year][-1].drawn\n",
    )
    edit(
        "wells.yaml",
        "    measure: drawn(well, year)\n",
        "    measure: drawn(well, year)\n    partial: sum(well_reports[year = 2001].drawn)\n",
    )
    (problem,) = warnings(water)
    assert problem.code == "partial-of-all"
    assert "well_reports" in problem.message


def test_a_key_lets_only_one_version_count(water: Path, edit: Edit) -> None:
    test_a_part_that_adds_up_all_versions_of_what_the_measure_takes_last(water, edit)
    edit(
        "../../schemas/water/well-report.schema.json",
        '"x-grade": "self-reported",',
        '"x-grade": "self-reported", "x-key": ["well", "year"],',
    )
    assert warnings(water) == []


@pytest.mark.parametrize(
    ("run", "warned"),
    [
        ("2001..year - 1", True),
        ("[2001..year - 1]", True),
        ("if year = 2001 then [] else [2001..year - 1]", False),
        ("2001..year", False),
        ("1..4", False),
    ],
)
def test_an_iteration_over_earlier_years(water: Path, edit: Edit, run: str, warned: bool) -> None:
    edit(
        "wells.yaml",
        "at_most: cap(well, year)",
        f"at_most: sum(for y in {run} return cap(well, y))",
    )
    found = [each for each in check_files(water) if each.code == "runs-downwards"]
    assert bool(found) is warned
    assert all(each.is_warning and ":37:" in str(each.position) for each in found)


@pytest.mark.parametrize(
    ("test", "warned"),
    [
        ("well_reports[-1].drawn <= 3", True),
        ("well_reports[item.year = year][1].drawn <= 3", True),
        ("sum(well_reports.drawn) <= 3", False),
        ("drawn(well, year) <= cap(well, year)", False),
    ],
)
def test_a_test_that_looks_papers_up_by_itself(
    water: Path, edit: Edit, test: str, warned: bool
) -> None:
    edit("grants.yaml", "|\n          drawn(well, year)\n            <= cap(well, year)", test)
    found = [each for each in check_files(water) if each.code == "no-missing"]
    assert bool(found) is warned
    assert all("'missing' and 'from'" in str(each.hint) for each in found)
