from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.sentences import payable, rule_lines, summary


def test_the_summary_counts_verdicts_money_and_rules(comparison: Comparison) -> None:
    told = summary(comparison)
    changed = len(comparison.verdicts)
    assert told.startswith(f"{changed} of 4 verdicts change")
    assert "less becomes payable; " in told
    assert told.endswith("within-cap")


@pytest.mark.parametrize(
    ("compared", "told"),
    [(1, "None of 1 verdict changes"), (4, "None of 4 verdicts changes")],
)
def test_no_change_is_a_summary_too(comparison: Comparison, compared: int, told: str) -> None:
    assert summary(replace(comparison, verdicts=(), compared=compared)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [("0.01", "USD 0.01 more becomes payable"), ("-1200", "USD 1,200.00 less becomes payable")],
)
def test_less_money_is_said_to_be_less(value: str, told: str) -> None:
    assert payable("USD", Decimal(value)) == told


def test_the_pack_is_named_where_there_are_several(comparison: Comparison) -> None:
    (line,) = rule_lines(comparison)
    assert line == "table caps: values north 2001 was 100, is 99"
    several = replace(comparison, rules={**comparison.rules, "lakes": []})
    assert list(rule_lines(several)) == [f"water: {line}"]
