from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.problems import add_rules, only_problem

PERIODS = """\
periods:
  - {id: first, title: First, from: 2001-07-01, to: 2002-06-30}
  - {id: second, title: Second, from: 2002-07-01, to: 2003-06-30}
"""


@pytest.mark.parametrize(
    ("start", "code", "warns", "hint"),
    [
        ("2002-06-30", "period-overlap", False, "let it begin on 2002-07-01"),
        ("2002-07-02", "period-gap", True, "let 'second' begin where 'first' ends"),
    ],
)
def test_a_period_begins_on_the_day_after_the_last_one(
    water: Path, start: str, code: str, warns: bool, hint: str
) -> None:
    add_rules(water, PERIODS.replace("2002-07-01", start))
    problem = only_problem(water)
    assert (problem.code, problem.is_warning, problem.hint) == (code, warns, hint)
    assert str(problem.position).endswith("more.yaml:3:39")
