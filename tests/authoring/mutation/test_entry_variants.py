from __future__ import annotations

import pytest

from checker.authoring.mutation.entry_variants import variants, with_value
from checker.model.pack import (
    Condition,
    ConsequenceRule,
    Entry,
    Limit,
    Obligation,
    Period,
    Table,
    TrancheRule,
)

OF = {"id": "a", "title": "A"}
CONDITIONS = [{"id": name, "title": name, "require": "true"} for name in ("one", "two")]


def words(entry: Entry) -> list[str]:
    return [variant.words for variant in variants(entry)]


def test_each_number_of_a_table_moves_by_its_last_place() -> None:
    table = Table.model_validate(
        {**OF, "name": "t", "keys": {"k": "string"}, "values": {"x": 90, "y": "none"}}
    )
    assert words(table) == ["90 becomes 91", "90 becomes 89"]


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("at_most", ["at_most becomes below"]),
        ("above", ["above becomes at_least"]),
        ("equals", []),
    ],
)
def test_a_bound_becomes_its_twin(bound: str, told: list[str]) -> None:
    assert words(Limit.model_validate({**OF, "measure": "x", bound: "y"})) == told


def test_what_is_optional_is_left_out() -> None:
    obligation = {**OF, "due": "d", "fulfilled_by": "f", "applies": "x", "done_on": "y"}
    assert words(Obligation.model_validate(obligation)) == ["applies left out", "done_on left out"]
    payments = {"of": "p", "where": "true"}
    tranche = {**OF, "amount": "1", "payments": payments, "conditions": CONDITIONS}
    assert words(TrancheRule.model_validate(tranche)) == [
        "payments left out",
        "where left out",
        "condition one left out",
        "condition two left out",
    ]
    rule = {
        **OF,
        "when": [{"finding": "f", "as": "x", "where": "true"}],
        "then": {"hold": "h", "on": {}, "lifted_when": "y", "tranches": ["t"]},
    }
    assert words(ConsequenceRule.model_validate(rule)) == [
        "where left out",
        "lifted_when left out",
        "tranches left out",
    ]
    fine = {"penalty": "f", "on": {}, "amount": "1", "at_most": "2", "reduces": "t"}
    assert words(ConsequenceRule.model_validate({**rule, "then": fine})) == [
        "where left out",
        "at_most left out",
        "reduces left out",
    ]


def test_an_interval_ends_a_day_earlier_or_later() -> None:
    obligation = {**OF, "due": "d", "fulfilled_by": "f"}
    rule = Obligation.model_validate({**obligation, "in_force": {"to": "2001-12-31", "on": "d"}})
    assert words(rule) == [
        "in_force left out",
        "2001-12-31 becomes 2001-12-30",
        "2001-12-31 becomes 2002-01-01",
    ]


def test_a_period_begins_and_ends_a_day_earlier_or_later() -> None:
    period = Period.model_validate({**OF, "from": "2001-01-01", "to": "2001-12-31"})
    assert words(period)[1:3] == ["2001-01-01 becomes 2001-01-02", "2001-12-31 becomes 2001-12-30"]


def test_what_a_condition_takes_over_is_widened() -> None:
    condition = Condition.model_validate({**OF, "finding": "f", "where": "true"})
    assert words(condition) == ["where left out"]


def test_the_only_condition_of_a_tranche_stays() -> None:
    tranche = {**OF, "amount": "1", "conditions": CONDITIONS[:1]}
    assert words(TrancheRule.model_validate(tranche)) == []


def test_a_value_deep_inside_is_replaced_in_a_copy() -> None:
    table = Table.model_validate(
        {**OF, "name": "t", "keys": {"k": "string"}, "values": {"a/b": {2001: 1}}}
    )
    assert with_value(table, "/values/a~1b/2001", 2).values == {"a/b": {2001: 2}}
    assert table.values == {"a/b": {2001: 1}}
