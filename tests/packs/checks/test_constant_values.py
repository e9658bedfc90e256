from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, only_problem

FILED = "    fulfilled_by: well_reports[year = of_year]"
DUE = "    due: date(of_year + 1, 1, 31)"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (FILED, f"{FILED}\n    times: 0", "count"),
        (FILED, f"{FILED}\n    times: 1.5", "count"),
        (DUE, f"{DUE}\n    days_after: -1", "count"),
        (DUE, f"{DUE}\n    days_before: 0.5", "count"),
        (DUE, f"{DUE}\n    in_force: {{to: 2002-12-31, on: as_of}}", "in-force"),
    ],
)
def test_what_a_key_cannot_use(water: Path, edit: Edit, old: str, new: str, code: str) -> None:
    edit("wells.yaml", old, new)
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == (code, code == "in-force")


@pytest.mark.parametrize("new", [f"{FILED}\n    times: 1", f"{FILED}\n    times: count(years)"])
def test_counts_that_can_be(water: Path, edit: Edit, new: str) -> None:
    edit("wells.yaml", FILED, new)
    assert check_files(water) == []


def test_no_amount_is_less_than_zero(water: Path, edit: Edit) -> None:
    edit("grants.yaml", "amount: 0.5 * 1000", "amount: 0.5 - 1000")
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("amount", False)
    assert "reduces" in str(problem.hint)


@pytest.mark.parametrize(
    ("value", "outcome"), [("true", "this is true"), ("1 > 2", "this is false")]
)
def test_a_test_that_no_case_changes(water: Path, edit: Edit, value: str, outcome: str) -> None:
    old = "|\n          drawn(well, year)\n            <= cap(well, year)"
    edit("grants.yaml", old, value)
    problem = only_problem(water)
    assert problem.is_warning
    assert str(problem.message).startswith(outcome)


@pytest.mark.parametrize(("value", "codes"), [("true", {"always"}), ("false", {"never-applies"})])
def test_a_rule_that_applies_always_or_never(
    water: Path, edit: Edit, value: str, codes: set[str]
) -> None:
    edit("wells.yaml", DUE, f"{DUE}\n    applies: {value}")
    assert {each.code for each in check_files(water)} == codes
