"""The rounds that every engine goes through: match what is new, derive, start again.

Engines differ only in how they find the matches of a round (``MatchNew``); order, repeated
facts and limits are decided here once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checker.inference.rules import Derivation, Derive, Fact, InferenceError, Match, Rule

MAX_ROUNDS = 1_000
"""Longest chain of consequences before the rules are taken to have no end."""

MAX_MATCHES = 200_000
"""Most matches of one run; more means rules that join almost nothing."""

MatchNew = Callable[[Sequence[Fact]], Iterable[Match]]
"""Takes facts not seen before; gives the matches that at least one of them takes part in."""


def chain(
    rules: Sequence[Rule], facts: Sequence[Fact], derive: Derive, match_new: MatchNew
) -> tuple[Derivation, ...]:
    """Return all derivations: by round, then by place of the rule, then by keys of the facts.

    Raises InferenceError for rules that share an id, facts that differ but share a key, and
    runs beyond MAX_ROUNDS or MAX_MATCHES.
    """
    place = {rule.id: number for number, rule in enumerate(rules)}
    if len(place) < len(rules):
        raise InferenceError("two rules share an id")
    known: dict[str, Fact] = {}
    derivations: list[Derivation] = []
    matched = 0
    new = _learn(known, facts)
    for _ in range(MAX_ROUNDS):
        if not new:
            return tuple(derivations)
        matches = sorted(match_new(new), key=lambda match: _order(match, place))
        matched += len(matches)
        check_match_count(matched)
        accepted = _accept(matches, derive)
        derivations += accepted
        new = _learn(known, [derivation.fact for derivation in accepted])
    raise InferenceError(
        f"rules still derive new facts after {MAX_ROUNDS} rounds; the last was {new[0].key}. "
        "Make a rule's consequence depend only on the subjects that it started from."
    )


def check_match_count(count: int) -> None:
    """Raise InferenceError if a run has more matches than MAX_MATCHES."""
    if count > MAX_MATCHES:
        raise InferenceError(
            f"more than {MAX_MATCHES} combinations of facts match the rules; "
            "relate the findings of a rule by more fields of their subjects"
        )


def _learn(known: dict[str, Fact], facts: Iterable[Fact]) -> list[Fact]:
    """Add facts to the known ones; return those that are new, sorted by key.

    Raises InferenceError for facts that differ but share a key.
    """
    new = []
    for fact in facts:
        if fact.key not in known:
            known[fact.key] = fact
            new.append(fact)
        elif known[fact.key] != fact:
            raise InferenceError(f"two different facts share the key {fact.key}")
    return sorted(new, key=lambda fact: fact.key)


def _accept(matches: Iterable[Match], derive: Derive) -> list[Derivation]:
    results = ((match, derive(match)) for match in matches)
    return [Derivation(match, fact) for match, fact in results if fact is not None]


def _order(match: Match, place: dict[str, int]) -> tuple[int, tuple[str, ...]]:
    return place[match.rule], tuple(fact.key for fact in match.facts)
