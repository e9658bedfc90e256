from __future__ import annotations

from collections.abc import Sequence

import pytest

from checker.inference import Fact, InferenceError, Match, Pattern, Rule
from checker.inference.rounds import MAX_MATCHES, chain, check_match_count

RULES = [Rule(name, (Pattern("start", None, "a"),)) for name in ("second", "first")]


def fact(key: str, kind: str = "start") -> Fact:
    return Fact(kind, "stands", (), key)


def match_each(new: Sequence[Fact]) -> list[Match]:
    starts = [one for one in new if one.kind == "start"]
    return [Match(rule.id, (one,)) for one in starts for rule in RULES]


def derive(match: Match) -> Fact:
    return fact(f"{match.rule} of {match.facts[0].key}", "end")


def test_derivations_stand_in_the_order_of_rules_then_of_facts() -> None:
    found = chain(RULES, [fact("b"), fact("a")], derive, match_each)
    assert [one.fact.key for one in found] == [
        "second of a",
        "second of b",
        "first of a",
        "first of b",
    ]


def test_rejected_matches_derive_nothing() -> None:
    assert chain(RULES, [fact("a")], lambda match: None, match_each) == ()


def test_rules_that_share_an_id_are_refused() -> None:
    with pytest.raises(InferenceError, match="two rules share an id"):
        chain([RULES[0], RULES[0]], [fact("a")], derive, match_each)


def test_the_most_matches_of_a_run_are_allowed_and_one_more_is_not() -> None:
    check_match_count(MAX_MATCHES)
    with pytest.raises(InferenceError, match="more than 200000 combinations"):
        check_match_count(MAX_MATCHES + 1)
