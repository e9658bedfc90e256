from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, add_rules, found_in, only_problem


@pytest.mark.parametrize(
    "applies", ["year > 2002", "false", "well = 'x'", "year < 2000 and drawn(well, year) > 1"]
)
def test_applies_that_can_never_hold(water: Path, edit: Edit, applies: str) -> None:
    applies = applies.replace("'", '"')
    edit("wells.yaml", "    measure: drawn", f"    applies: '{applies}'\n    measure: drawn")
    assert ("never-applies", "wells.yaml:36:14") in found_in(water)


@pytest.mark.parametrize("applies", ["year > 2001", "drawn(well, year) > 1"])
def test_applies_that_may_hold(water: Path, edit: Edit, applies: str) -> None:
    edit("wells.yaml", "    measure: drawn", f"    applies: {applies}\n    measure: drawn")
    assert check_files(water) == []


def test_subjects_that_are_an_empty_list(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", 'for_each: {of_year: "years[item > 2002]"}')
    assert found_in(water) == [("never-applies", "wells.yaml:47:15")]


def test_subjects_that_a_case_brings_are_not_judged(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", 'for_each: {of_year: "well_reports.year"}')
    assert check_files(water) == []


def test_a_year_without_a_value(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "south: {2001: 200, 2002: 180}", "south: {2001: 200}")
    found = check_files(water)
    assert {problem.code for problem in found} == {"table-gap"}
    assert [str(problem.position).rpartition("/")[2] for problem in found] == [
        "grants.yaml:13:11", "wells.yaml:37:14",
    ]  # fmt: skip
    assert '("south", 2002)' in found[1].message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (
            "    measure: drawn",
            '    applies: well = "north" or year = 2001\n    measure: drawn',
        ),
        ("at_most: cap(well, year)", 'at_most: if well = "north" then cap(well, year) else 7'),
        ("at_most: cap(well, year)", "at_most: if cap(well, year) = null then 7 else 8"),
    ],
)
def test_a_gap_that_no_rule_looks_into(water: Path, edit: Edit, old: str, new: str) -> None:
    edit("wells.yaml", "south: {2001: 200, 2002: 180}", "south: {2001: 200}")
    edit("grants.yaml", "<= cap(well, year)", "<= 7")
    edit("wells.yaml", old, new)
    assert check_files(water) == []


def test_gaps_are_found_through_definitions(water: Path, edit: Edit) -> None:
    add_rules(
        water,
        "definitions:\n  - {id: two, title: T, name: doubled, norm: cap,\n"
        '     parameters: {w: string, y: number}, value: "2 * cap(w, y - 1)"}\n',
    )
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: doubled(well, year)")
    problem = only_problem(water)
    assert problem.code == "table-gap"
    assert '("north", 2000), ("south", 2000)' in problem.message
