"""Rules compiled to networks: what they hold, and the limits that they keep."""

from __future__ import annotations

import json

import pytest

from checker.inference import Fact, InferenceError, Join, Pattern, Rule
from checker.inference.network import (
    MAX_PATTERNS,
    MAX_SIZE,
    UNBOUNDED,
    compile_networks,
)
from tests.inference.examples import SECOND_OVERRUN, fact, overrun

ALWAYS_TRUE = {"all": {"p0": "all"}}


def number(_: object) -> int:
    return 7


def test_terms_end_in_one_that_is_always_true() -> None:
    [network] = compile_networks([SECOND_OVERRUN])
    patterns = json.loads(network.definition)["r0"]["all"]
    same_plant, later_year = {"e0": {"p0": "e0"}}, {"$gt": {"h1": {"p0": "l1"}}}
    assert patterns == [
        {"p0": {"$and": [{"c0": 1}]}},
        {"p1": {"$and": [{"c0": 1}, same_plant, later_year, ALWAYS_TRUE]}},
    ]


def test_no_text_of_rules_is_in_the_definition() -> None:
    [network] = compile_networks([SECOND_OVERRUN])
    for text in ("closure", "overrun", "violated", "second", "plant", "year"):
        assert text not in network.definition


def test_a_fact_that_no_pattern_takes_has_no_properties() -> None:
    [network] = compile_networks([SECOND_OVERRUN])
    assert network.properties(overrun("E07", 1998, status="pending"), number) == {}
    assert network.properties(fact("other", 1, plant="E07", year=1998), number) == {}
    assert network.properties(fact("overrun", 1, plant="E07"), number) == {}


def test_a_fact_has_the_properties_that_joins_need() -> None:
    [network] = compile_networks([SECOND_OVERRUN])
    given = network.properties(overrun("E07", 1998), number)
    assert given == {"all": 1, "c0": 1, "e0": 7, "l1": 1998, "h1": 1998}


@pytest.mark.parametrize("year", ["1998", "1998-05-15", 2**31 + 1])
def test_a_value_that_cannot_be_compared_may_be_any(year: str | int) -> None:
    [network] = compile_networks([SECOND_OVERRUN])
    given = Fact("overrun", "violated", (("plant", "E07"), ("year", year)), "k")
    assert network.properties(given, number) == {
        "all": 1,
        "c0": 1,
        "e0": 7,
        "l1": -UNBOUNDED,
        "h1": UNBOUNDED,
    }


def test_many_rules_spread_over_networks_that_keep_the_limit() -> None:
    rules = [Rule(f"r{n}", SECOND_OVERRUN.patterns, SECOND_OVERRUN.joins) for n in range(100)]
    networks = compile_networks(rules)
    assert [name for network in networks for name in network.rule_ids.values()] == [
        rule.id for rule in rules
    ]
    for network in networks:
        terms = network.definition.count("$and") + network.definition.count('"p0": "')
        assert terms <= MAX_SIZE


@pytest.mark.parametrize("size", [MAX_PATTERNS, MAX_PATTERNS + 1])
def test_a_rule_with_too_many_patterns_is_refused(size: int) -> None:
    rule = Rule("big", tuple(Pattern("k", None, f"p{n}") for n in range(size)))
    if size <= MAX_PATTERNS:
        assert len(compile_networks([rule])) == 1
    else:
        with pytest.raises(InferenceError, match=r"rule big is too large.*split it"):
            compile_networks([rule])


@pytest.mark.parametrize("size", [27, 28])
def test_a_rule_with_too_many_joins_is_refused(size: int) -> None:
    joins = tuple(Join(("a", "x"), "=", ("b", "x")) for _ in range(size))
    rule = Rule("big", (Pattern("k", None, "a"), Pattern("k", None, "b")), joins)
    if size == 27:
        assert len(compile_networks([rule])) == 1
    else:
        with pytest.raises(InferenceError, match="rule big is too large"):
            compile_networks([rule])
