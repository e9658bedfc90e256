"""What both engines do, and that they do the same."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.inference import (
    Engine,
    Fact,
    InferenceError,
    Join,
    Match,
    Pattern,
    Rule,
    Symbol,
    select_engine,
)
from checker.inference.rounds import MAX_MATCHES
from tests.inference.examples import (
    SECOND_OVERRUN,
    by_enumeration,
    fact,
    keys,
    note,
    overrun,
    reject,
)

ENGINES = ["chainer"]
try:
    select_engine("durable-rules")
    ENGINES.append("durable-rules")
except InferenceError:  # no durable-rules on CPython 3.13
    pass


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    return select_engine(request.param)


def pair(*joins: Join) -> Rule:
    return Rule("pair", (Pattern("k", None, "a"), Pattern("k", None, "b")), joins)


def test_second_overrun_of_one_plant_follows_the_first(engine: Engine) -> None:
    facts = [overrun("E07", 1999), overrun("E07", 1998), overrun("E08", 1999)]
    assert keys(engine.run([SECOND_OVERRUN], facts, note)) == [
        ("closure-on-second-overrun", "overrun/E07/1998", "overrun/E07/1999")
    ]


def test_another_status_does_not_count(engine: Engine) -> None:
    facts = [overrun("E07", 1998), overrun("E07", 1999, status="undetermined")]
    assert engine.run([SECOND_OVERRUN], facts, note) == ()


def test_one_fact_is_not_its_own_second(engine: Engine) -> None:
    assert engine.run([pair()], [fact("k", 1, x=1)], note) == ()
    assert len(engine.run([pair()], [fact("k", 1, x=1), fact("k", 2, x=1)], note)) == 2


def test_a_derivation_carries_the_match_and_the_derived_fact(engine: Engine) -> None:
    rule = Rule("r", (Pattern("k", "violated", "a"),))
    given_fact = fact("k", 1, x=1)
    derived = fact("c", 1, x=1)
    [derivation] = engine.run([rule], [given_fact], lambda _: derived)
    assert derivation.match == Match("r", (given_fact,))
    assert derivation.fact == derived


def test_each_match_is_derived_once_and_rejected_ones_are_left_out(engine: Engine) -> None:
    seen: list[Match] = []

    def derive(match: Match) -> Fact | None:
        seen.append(match)
        return note(match) if match.facts[0].key == "k/0001" else None

    facts = [fact("k", number, x=number) for number in range(3)]
    assert len(engine.run([pair()], facts, derive)) == 2
    assert len(seen) == len(set(seen)) == 6


def test_consequences_chain_over_several_rounds(engine: Engine) -> None:
    chain = [Rule(f"r{n}", (Pattern(f"k{n}", None, "a"),)) for n in range(5)]
    joined = Rule("joined", (Pattern("k5", None, "end"), Pattern("k0", None, "start")))

    def derive(match: Match) -> Fact | None:
        if match.rule == "joined":
            return note(match)
        return fact(f"k{int(match.rule[1:]) + 1}", 1, x=1)

    result = engine.run([joined, *reversed(chain)], [fact("k0", 1, x=1)], derive)
    assert [d.match.rule for d in result] == ["r0", "r1", "r2", "r3", "r4", "joined"]


def test_a_fact_derived_twice_takes_part_once_and_keeps_both_causes(engine: Engine) -> None:
    rules = [Rule("r", (Pattern("k", None, "a"),)), Rule("then", (Pattern("c", None, "a"),))]
    derived = fact("c", 1, x=1)

    def derive(match: Match) -> Fact:
        return derived if match.rule == "r" else note(match)

    result = engine.run(rules, [fact("k", 1, x=1), fact("k", 2, x=2)], derive)
    assert keys(result) == [("r", "k/0001"), ("r", "k/0002"), ("then", "c/0001")]


def test_the_order_of_facts_changes_nothing(engine: Engine) -> None:
    facts = [overrun(plant, year) for plant in ("E1", "E2", "E3") for year in range(1998, 2004)]
    calls: list[list[Match]] = []
    results = []
    for seed in range(5):
        random.Random(seed).shuffle(facts)
        calls.append([])

        def derive(match: Match, seen: list[Match] = calls[-1]) -> Fact:
            seen.append(match)
            return note(match)

        results.append(engine.run([SECOND_OVERRUN], facts, derive))
    assert all(result == results[0] for result in results)
    assert all(seen == calls[0] for seen in calls)


@pytest.mark.parametrize(
    ("join", "values", "holds"),
    [
        (Join(("a", "x"), "=", ("b", "x")), ("1", 1), False),
        (Join(("a", "x"), "=", ("b", "x")), ("E07", "E07"), True),
        (Join(("a", "x"), "=", ("b", "x")), ("E07", "e07"), False),
        (Join(("a", "x"), "=", ("b", "x")), (2**64, 2**64), True),
        (Join(("a", "x"), "=", ("b", "x")), (2**64, 2**63 - 1), False),
        (Join(("a", "x"), "!=", ("b", "x")), (1, 2), True),
        (Join(("a", "x"), "!=", ("b", "x")), (1, 1), False),
        (Join(("a", "x"), "!=", ("b", "x")), ("1", 1), True),
        (Join(("a", "x"), "=", ("b", "x"), 1), (1999, 1998), True),
        (Join(("a", "x"), "=", ("b", "x"), 1), (1998, 1998), False),
        (Join(("a", "x"), "=", ("b", "x"), -1), (1997, 1998), True),
        (Join(("a", "x"), "!=", ("b", "x"), 1), (1999, 1998), False),
        (Join(("a", "x"), ">", ("b", "x")), (9, 10), False),
        (Join(("a", "x"), ">", ("b", "x")), (10, 10), False),
        (Join(("a", "x"), ">=", ("b", "x")), (10, 10), True),
        (Join(("a", "x"), "<", ("b", "x"), -5), (4, 10), True),
        (Join(("a", "x"), "<", ("b", "x"), -5), (5, 10), False),
        (Join(("a", "x"), "<=", ("b", "x"), -5), (5, 10), True),
        (Join(("a", "x"), "<", ("b", "x")), (-(2**31), 2**31), True),
        (Join(("a", "x"), ">", ("b", "x"), 2**31), (2**31, 2**31), False),
        (Join(("a", "x"), ">=", ("b", "x"), -(2**31)), (-(2**31), 0), True),
    ],
)
def test_joins_compare_symbols_by_identity_and_integers_by_value(
    engine: Engine, join: Join, values: tuple[Symbol, Symbol], holds: bool
) -> None:
    rule = Rule("r", (Pattern("left", None, "a"), Pattern("right", None, "b")), (join,))
    facts = [fact("left", 1, x=values[0]), fact("right", 1, x=values[1])]
    turned = Rule("r", tuple(reversed(rule.patterns)), (join,))
    assert bool(engine.run([rule], facts, note)) is holds
    assert bool(engine.run([turned], facts, note)) is holds


@pytest.mark.parametrize("operator", ["<", "<=", ">", ">="])
@pytest.mark.parametrize("value", ["1998-05-15", "1.5", 2**31 + 1, -(2**31) - 1, 2**70])
def test_what_only_feel_can_order_is_left_to_derive(
    engine: Engine, operator: str, value: Symbol
) -> None:
    facts = [fact("k", 1, x=value), fact("k", 2, x=1998), fact("k", 3, x=value)]
    join = Join(("a", "x"), operator, ("b", "x"))  # type: ignore[arg-type]  # from a parameter
    assert len(engine.run([pair(join)], facts, note)) == 6


def test_a_fact_without_a_joined_field_matches_nothing(engine: Engine) -> None:
    facts = [fact("k", 1, x=1), fact("k", 2, y=1), fact("k", 3)]
    for operator in ("=", "!=", "<", ">="):
        join = Join(("a", "x"), operator, ("b", "x"))
        assert engine.run([pair(join)], facts, note) == ()


def test_a_pattern_may_be_joined_with_itself(engine: Engine) -> None:
    rule = Rule("r", (Pattern("k", None, "a"),), (Join(("a", "x"), "=", ("a", "y"), 1),))
    facts = [fact("k", 1, x=2, y=1), fact("k", 2, x=2, y=2)]
    assert keys(engine.run([rule], facts, note)) == [("r", "k/0001")]


def test_nothing_carries_over_from_one_run_to_the_next(engine: Engine) -> None:
    first = engine.run([SECOND_OVERRUN], [overrun("E07", 1998)], note)
    second = engine.run([SECOND_OVERRUN], [overrun("E07", 1999)], note)
    assert (first, second) == ((), ())


def test_rules_of_one_shape_do_not_mix(engine: Engine) -> None:
    def rules(kind: str) -> list[Rule]:
        return [Rule(f"{kind}-rule", (Pattern(kind, "violated", "x"),))]

    facts = [fact("k", 1, x=1), fact("m", 1, x=1)]
    assert keys(engine.run(rules("k"), facts, note)) == [("k-rule", "k/0001")]
    assert keys(engine.run(rules("m"), facts, note)) == [("m-rule", "m/0001")]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, SystemExit])
def test_what_derive_raises_passes_through_and_leaves_nothing_behind(
    engine: Engine, error: type[BaseException]
) -> None:
    facts = [overrun("E07", 1998), overrun("E07", 1999)]

    def fail(_: Match) -> None:
        raise error

    for _ in range(3):
        with pytest.raises(error):
            engine.run([SECOND_OVERRUN], facts, fail)
    assert engine.run([SECOND_OVERRUN], [overrun("E07", 2000)], note) == ()
    assert len(engine.run([SECOND_OVERRUN], facts, note)) == 1


def test_a_derivation_may_run_the_engine_itself(engine: Engine) -> None:
    facts = [overrun("E07", 1998), overrun("E07", 1999)]

    def derive(match: Match) -> Fact:
        assert len(engine.run([SECOND_OVERRUN], facts, note)) == 1
        return note(match)

    assert len(engine.run([SECOND_OVERRUN], facts, derive)) == 1


def test_facts_that_share_a_key_but_differ_are_refused(engine: Engine) -> None:
    one, other = fact("k", 1, x=1), fact("k", 1, x=2)
    with pytest.raises(InferenceError, match="share the key k/0001"):
        engine.run([pair()], [one, other], reject)
    with pytest.raises(InferenceError, match="share the key k/0001"):
        engine.run([Rule("r", (Pattern("k", None, "a"),))], [one], lambda _: other)


def test_a_chain_without_end_is_refused(engine: Engine) -> None:
    def next_year(match: Match) -> Fact:
        year = dict(match.facts[0].subject)["year"]
        assert isinstance(year, int)
        return overrun("E07", year + 1)

    rule = Rule("r", (Pattern("overrun", None, "a"),))
    with pytest.raises(InferenceError, match="still derive new facts"):
        engine.run([rule], [overrun("E07", 1998)], next_year)
    assert len(engine.run([rule], [overrun("E07", 1998)], note)) == 1


def test_rules_that_join_nothing_are_refused_before_memory_runs_out(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.inference.rounds.MAX_MATCHES", 500)
    facts = [fact("k", number, x=number) for number in range(100)]
    with pytest.raises(InferenceError, match="combinations of facts"):
        engine.run([pair()], facts, reject)
    assert MAX_MATCHES > 500
    assert len(engine.run([pair()], facts[:2], note)) == 2


def test_many_rules_over_many_kinds_find_all_matches(engine: Engine) -> None:
    """Lists of rules beyond every limit of one network of durable-rules."""
    rules = [
        Rule(
            f"r{n}",
            (Pattern(f"k{n % 70}", None, "a"), Pattern("k0", None, "b")),
            (Join(("a", f"x{n % 90}"), "=", ("b", f"x{n % 90}"), n % 3),),
        )
        for n in range(600)
    ]
    fields: dict[str, Any] = {f"x{n}": n % 4 for n in range(90)}
    facts = [fact(f"k{n}", 1, **fields) for n in range(70)]
    more: dict[str, Any] = {name: value + 1 for name, value in fields.items()}
    facts.append(fact("k0", 2, **more))
    expected = by_enumeration(rules[:70], facts, note)
    assert sorted(keys(engine.run(rules[:70], facts, note))) == expected
    assert engine.run(rules, facts, note) == select_engine("chainer").run(rules, facts, note)


FIELDS = ("x", "y", "z")
symbols = st.one_of(
    st.integers(-3, 3),
    st.sampled_from(["1", "2", "é", "", '"', "\x00", "a" * 300, 2**31, -(2**31), 2**31 + 1, 2**64]),
)
refs = st.tuples(st.sampled_from(["p0", "p1", "p2"]), st.sampled_from(FIELDS))
operators = st.sampled_from(["=", "=", "!=", "<", "<=", ">", ">="])
joins = st.builds(Join, refs, operators, refs, st.one_of(st.just(0), st.integers(-2, 2)))
kinds = st.sampled_from(["k", "m"])
statuses = st.sampled_from(["violated", "pending"])


@st.composite
def rule_lists(draw: st.DrawFn) -> list[Rule]:
    rules = []
    for number in range(draw(st.integers(1, 4))):
        size = draw(st.integers(1, 3))
        patterns = tuple(
            Pattern(draw(kinds), draw(st.one_of(st.none(), statuses)), f"p{place}")
            for place in range(size)
        )
        aliases = {pattern.alias for pattern in patterns}
        drawn = draw(st.lists(joins, max_size=4))
        fitting = tuple(join for join in drawn if {join.left[0], join.right[0]} <= aliases)
        rules.append(Rule(f"r{number}", patterns, fitting))
    return rules


@st.composite
def fact_lists(draw: st.DrawFn) -> list[Fact]:
    subjects = st.dictionaries(st.sampled_from(FIELDS), symbols, max_size=3)
    facts = []
    for number in range(draw(st.integers(0, 6))):
        subject: dict[str, Any] = draw(subjects)
        facts.append(fact(draw(kinds), number, draw(statuses), **subject))
    return facts


def derive_some(match: Match) -> Fact | None:
    """Accept most matches; one rule makes facts that rules ask for, of at most four keys."""
    weight = sum(map(ord, "".join(fact.key for fact in match.facts)))
    if weight % 5 == 0:
        return None
    if match.rule == "r0":
        return Fact("m", "violated", (("x", weight % 2), ("y", 1)), f"derived/{weight % 2}")
    return note(match)


@settings(max_examples=300, deadline=None)
@given(rule_lists(), fact_lists(), st.randoms(use_true_random=False))
def test_engines_agree_with_each_other_and_with_enumeration(
    rules: list[Rule], facts: list[Fact], shuffler: random.Random
) -> None:
    results = []
    for name in ENGINES:
        shuffler.shuffle(facts)
        results.append(select_engine(name).run(rules, facts, derive_some))
    assert all(result == results[0] for result in results)
    assert sorted(keys(results[0])) == by_enumeration(rules, facts, derive_some)
