"""Rules, facts and an independent way to find matches, shared by the tests of inference."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence

from checker.inference import Derivation, Derive, Fact, Join, Match, Pattern, Rule, Symbol

COMPARE = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

SECOND_OVERRUN = Rule(
    "closure-on-second-overrun",
    (Pattern("overrun", "violated", "first"), Pattern("overrun", "violated", "second")),
    (
        Join(("second", "plant"), "=", ("first", "plant")),
        Join(("second", "year"), ">", ("first", "year")),
    ),
)


def fact(kind: str, number: int, status: str = "violated", **subject: Symbol) -> Fact:
    return Fact(kind, status, tuple(sorted(subject.items())), f"{kind}/{number:04}")


def overrun(plant: str, year: int, status: str = "violated") -> Fact:
    return Fact("overrun", status, (("plant", plant), ("year", year)), f"overrun/{plant}/{year}")


def reject(_: Match) -> None:
    return None


def note(match: Match) -> Fact:
    """Derive a fact that no rule asks for, and that names its match."""
    return Fact("note", "stands", (), "|".join([match.rule, *(fact.key for fact in match.facts)]))


def keys(derivations: Sequence[Derivation]) -> list[tuple[str, ...]]:
    return [(d.match.rule, *(fact.key for fact in d.match.facts)) for d in derivations]


def by_enumeration(
    rules: Sequence[Rule], facts: Sequence[Fact], derive: Derive
) -> list[tuple[str, ...]]:
    """Return the keys of all accepted matches, sorted, by trying every combination."""
    known = {fact.key: fact for fact in facts}
    tried: dict[Match, Fact | None] = {}
    while True:
        found = [
            match
            for rule in rules
            for chosen in itertools.permutations(known.values(), len(rule.patterns))
            if _matches(rule, chosen) and (match := Match(rule.id, chosen)) not in tried
        ]
        if not found:
            accepted = (match for match, derived in tried.items() if derived is not None)
            return sorted((match.rule, *(fact.key for fact in match.facts)) for match in accepted)
        tried.update({match: derive(match) for match in found})
        known.update({derived.key: derived for derived in tried.values() if derived is not None})


def _matches(rule: Rule, chosen: tuple[Fact, ...]) -> bool:
    bound = {}
    for pattern, candidate in zip(rule.patterns, chosen, strict=True):
        if candidate.kind != pattern.kind or pattern.status not in (None, candidate.status):
            return False
        bound[pattern.alias] = dict(candidate.subject)
    return all(_holds(join, bound) for join in rule.joins)


def _holds(join: Join, bound: dict[str, dict[str, Symbol]]) -> bool:
    left = bound[join.left[0]].get(join.left[1])
    right = bound[join.right[0]].get(join.right[1])
    if left is None or right is None:
        return False
    if join.operator in ("=", "!=") and join.offset == 0:
        return bool(COMPARE[join.operator](left, right))
    if isinstance(left, str) or isinstance(right, str) or max(abs(left), abs(right)) > 2**31:
        return True
    return bool(COMPARE[join.operator](left, right + join.offset))
