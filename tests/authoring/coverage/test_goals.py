from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.authoring.coverage.goals import ABOVE, AT, BELOW, around, goals
from checker.model.pack import Check, ConsequenceRule, Limit, Obligation, TrancheRule


@pytest.mark.parametrize(
    ("measured", "bound", "expected"),
    [
        ("100", "100", [AT]),
        ("100.00", "100", [AT]),
        ("99.99", "100", [BELOW]),
        ("99", "100", [BELOW]),
        ("98.99", "100", []),
        ("101", "100", [ABOVE]),
        ("101.01", "100", []),
        ("1", "2", [BELOW]),  # one whole unit
        ("1.9", "2", []),
        ("1", "0", [ABOVE]),
        ("-100.5", "-100", [BELOW]),
    ],
)
def test_just_means_one_percent_or_one_whole_unit(
    measured: str, bound: str, expected: list[str]
) -> None:
    assert list(around(Decimal(measured), Decimal(bound))) == expected


OF: dict[str, Any] = {"id": "a", "title": "A"}


def test_the_goals_of_each_kind_of_rule() -> None:
    assert goals(Check(**OF, require="true")) == ("satisfied", "violated", "undetermined")
    assert goals(Check(**OF, require="true", applies="x"))[-1] == "not-applicable"
    assert goals(Limit(**OF, measure="x", at_most="y"))[3:] == (AT, BELOW, ABOVE)
    assert goals(Limit(**OF, measure="x", at_most="0"))[3:] == (AT, ABOVE)
    assert goals(Limit(**OF, measure="x", equals="y"))[3:] == (AT,)
    assert goals(Obligation(**OF, due="x", fulfilled_by="y")) == (
        "satisfied",
        "violated",
        "pending",
        "on the day",
        "the day after",
    )


def test_the_goals_of_tranches_and_consequences() -> None:
    conditions = [{**OF, "require": "true"}]
    tranche = TrancheRule.model_validate({**OF, "amount": "1", "conditions": conditions})
    assert goals(tranche) == ("eligible", "not-eligible", "undetermined")
    rule = {**OF, "when": [{"finding": "a", "as": "x"}], "then": {"hold": "h", "on": {}}}
    assert goals(ConsequenceRule.model_validate(rule)) == ("follows", "does not follow")
    rule["then"] = {"hold": "h", "on": {}, "lifted_when": "true"}
    assert goals(ConsequenceRule.model_validate(rule)) == (
        "follows",
        "lifted",
        "standing",
        "does not follow",
    )
