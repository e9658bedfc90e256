from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, only_problem


@pytest.mark.parametrize(
    "amount", ["0.07 * 10.50", "round(0.07 * 10.55, 2)", '0.5 * cap("north", 2001) * price']
)
def test_whole_cents(water: Path, edit: Edit, amount: str) -> None:
    price = "  - {id: price, title: P, norm: grant, name: price, value: 3, unit: USD/m3}\n"
    edit("wells.yaml", "definitions:\n", f"definitions:\n{price}")
    edit("grants.yaml", "amount: 0.5 * 1000", f"amount: '{amount}'".replace("10.50", "100"))
    assert [each for each in check_files(water) if each.code == "split-cent"] == []


@pytest.mark.parametrize(
    ("amount", "told"),
    [("0.07 * 10.55", "0.7385"), ("'year / 1000'", "2.001"), ("{a: 1, b: 0.001}", "0.001")],
)
def test_an_amount_that_nobody_can_pay(water: Path, edit: Edit, amount: str, told: str) -> None:
    edit("grants.yaml", "amount: 0.5 * 1000", f"amount: {amount}")
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("split-cent", True)
    assert told in str(problem.message)
