from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from checker.authoring.diff.comparison import Comparison, compare
from checker.authoring.revisions import tree
from checker.model.problems import InputError


def test_rules_verdicts_and_money_are_compared(comparison: Comparison) -> None:
    (change,) = comparison.rules["water"]
    assert (change.old, change.new) == ("100", "99")
    assert comparison.compared == 4
    assert "both years at the cap" in [each.case for each in comparison.verdicts]
    assert comparison.payable["USD"] < 0
    assert {"half", "within-cap"} <= set(comparison.changed_rules)


def test_names_of_rules_or_cases_allow_what_they_cover(comparison: Comparison) -> None:
    assert comparison.not_allowed(["half"]) == comparison.verdicts
    cases = [each.case for each in comparison.verdicts]
    assert comparison.not_allowed(cases) == ()
    assert comparison.not_allowed(cases[1:]) == comparison.verdicts[:1]


def test_the_same_rules_need_no_verdict(water: Path) -> None:
    stages: list[tuple[str, int, int]] = []
    with tree(".") as one, tree(".") as two:
        found = compare(one, two, advance=lambda *done: stages.append(done))
    assert (found.compared, found.verdicts, found.payable, stages) == (4, (), {}, [])


def test_nothing_to_compare_is_an_error(water: Path) -> None:
    (water / "tests" / "wells.yaml").unlink()
    with tree(".") as one, tree(".") as two, pytest.raises(InputError, match="no-case"):
        compare(one, two)


def test_money_adds_up_over_cases(comparison: Comparison) -> None:
    each = [change.payable.get("USD", Decimal(0)) for change in comparison.verdicts]
    assert comparison.payable["USD"] == sum(each)
