from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest

from checker import feel
from checker.model.decision_table import DecisionTable

RATES = {
    "inputs": ["tonnes", "kind"],
    "rules": [
        {"when": ["[0..10)", '"a"'], "then": "1"},
        {"when": [">= 10", '"a"'], "then": "2"},
        {"when": ["-", 'not("a")'], "then": "tonnes"},
    ],
}


def decided(table: Mapping[str, object], tonnes: object, kind: object) -> object:
    text = DecisionTable.model_validate(table).as_feel()
    library = feel.Library([], ())
    values = {"tonnes": feel.to_feel(tonnes), "kind": feel.to_feel(kind)}
    return library.session({}).evaluate(library.compile(text, tuple(values)), values)


@pytest.mark.parametrize(
    ("tonnes", "kind", "result"),
    [
        (0, "a", 1),
        (Decimal("9.99"), "a", 1),
        (10, "a", 2),
        (7, "b", 7),
        (-1, "a", None),
        (None, "a", None),
        (12, None, None),
        (None, "b", None),
    ],
)
def test_one_rule_decides_and_the_unknown_decides_nothing(
    tonnes: object, kind: object, result: object
) -> None:
    assert decided(RATES, tonnes, kind) == result


def test_two_rules_of_a_table_with_the_policy_u_decide_nothing() -> None:
    rules = [{"when": [">= 0", "-"], "then": "1"}, {"when": [">= 5", "-"], "then": "2"}]
    table = {"inputs": ["tonnes", "kind"], "rules": rules}
    assert [decided(table, each, "a") for each in (4, 5)] == [1, None]
    assert [decided({**table, "hit_policy": "F"}, each, "a") for each in (4, 5)] == [1, 1]
    added = {**table, "hit_policy": "C+"}
    assert [decided(added, each, "a") for each in (-1, 4, 5)] == [0, 1, 3]
    assert decided(added, None, "a") is None


def test_a_rule_after_an_unknown_one_does_not_decide_in_its_place() -> None:
    rules = [{"when": ["< 5", "-"], "then": "1"}, {"when": ["-", "-"], "then": "2"}]
    table = {"hit_policy": "F", "inputs": ["tonnes", "kind"], "rules": rules}
    assert [decided(table, each, "a") for each in (4, 5, None)] == [1, 2, None]


def test_each_input_has_its_test() -> None:
    with pytest.raises(ValueError, match="rule 1 has 1 tests, and the table 2 inputs"):
        DecisionTable.model_validate(
            {"inputs": ["a", "b"], "rules": [{"when": ["-"], "then": "1"}]}
        )
