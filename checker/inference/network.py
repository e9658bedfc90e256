"""Rules as durable-rules networks of integers, and facts as the integers that they join.

A fact becomes the properties ``all`` (met by the rule MATCH_ALL), ``c<n>`` for each class of
patterns that may take it, and for each numbered field those that joins need: ``e<n>``, its
symbol's number, and ``l<n>`` and ``h<n>``, the lowest and highest value that it may have. The two
are equal for an integer; a value that arithmetic joins cannot compare may have any, so that it
passes all of them.

The core has limits that it does not check: reading past the end of a pattern's terms if the
last one is false, an endless loop beyond 512 conditions, a crash at 256 properties. So every
pattern's terms end in one that is always true, and rules are spread over networks of at most
MAX_SIZE. Two lists of rules of the same shape make the same definitions.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.inference.rules import (
    Fact,
    InferenceError,
    Join,
    Operator,
    Rule,
    Symbol,
    is_bounded_integer,
    is_candidate,
)

MATCH_ALL = "all"
"""Name of the rule that every fact meets, and of the property by which it does."""

MAX_PATTERNS = 16
"""Most facts that a network holds together in one match."""

MAX_TERMS = 28
"""Most terms of one pattern, of the 32 that it has room for."""

MAX_SIZE = 48
"""Most patterns and terms of one network."""

UNBOUNDED = 2**40
"""Beyond any bounded integer and offset together."""

_FLIPPED: dict[Operator, Operator] = {
    "=": "=",
    "!=": "!=",
    "<": ">",
    "<=": ">=",
    ">": "<",
    ">=": "<=",
}
_NETWORK_OPERATORS = {"!=": "$neq", "<": "$lt", "<=": "$lte", ">": "$gt", ">=": "$gte"}

Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Network:
    """Some rules compiled; immutable, and free of any run."""

    definition: str
    rule_ids: dict[str, str]
    takers: dict[str, list[tuple[str, Rule, int]]]  # kind: flag, and a rule and position like it
    needed: tuple[tuple[str, str], ...]  # property, field

    def properties(self, fact: Fact, number: Callable[[Symbol], int]) -> dict[str, int]:
        """Return a fact's properties; none if no pattern may take it."""
        takers = self.takers.get(fact.kind, ())
        values = dict(fact.subject)
        flags = {flag: 1 for flag, rule, at in takers if is_candidate(rule, at, fact, values)}
        if not flags:
            return {}
        properties = {MATCH_ALL: 1, **flags}
        for name, field in self.needed:
            if field in values:
                properties[name] = _property(name, values[field], number)
        return properties


def compile_networks(rules: Sequence[Rule]) -> tuple[Network, ...]:
    """Return networks that together hold the rules, in their order.

    Raises InferenceError for a rule beyond MAX_PATTERNS, MAX_TERMS or MAX_SIZE.
    """
    groups: list[list[Rule]] = []
    room = 0
    for rule in rules:
        size = _checked_size(rule)
        if size > room:
            groups.append([])
            room = MAX_SIZE
        groups[-1].append(rule)
        room -= size
    return tuple(_compile(group) for group in groups)


def _compile(rules: Sequence[Rule]) -> Network:
    fields = _number_fields(rules)
    flags: dict[object, str] = {}
    takers: dict[str, list[tuple[str, Rule, int]]] = {}
    definition: Json = {MATCH_ALL: {"all": [{"p0": {MATCH_ALL: 1}}]}}
    for number, rule in enumerate(rules):
        patterns = []
        for position, pattern in enumerate(rule.patterns):
            key = _class_key(rule, position)
            if key not in flags:
                flags[key] = f"c{len(flags)}"
                takers.setdefault(pattern.kind, []).append((flags[key], rule, position))
            terms: list[Json] = [{flags[key]: 1}, *_terms(rule, position, fields)]
            if position:
                terms.append({MATCH_ALL: {"p0": MATCH_ALL}})  # always true
            patterns.append({f"p{position}": {"$and": terms}})
        definition[f"r{number}"] = {"all": patterns}
    rule_ids = {f"r{number}": rule.id for number, rule in enumerate(rules)}
    return Network(json.dumps(definition), rule_ids, takers, _needed(rules, fields))


def _checked_size(rule: Rule) -> int:
    """Return how many patterns and terms the rule needs."""
    place = {pattern.alias: number for number, pattern in enumerate(rule.patterns)}
    terms = [1] * len(rule.patterns)
    for join in rule.joins:
        terms[max(place[join.left[0]], place[join.right[0]])] += 2 if _is_interval(join) else 1
    size = len(rule.patterns) + sum(terms)
    if len(rule.patterns) > MAX_PATTERNS or max(terms) > MAX_TERMS or size > MAX_SIZE:
        raise InferenceError(
            f"rule {rule.id} is too large for durable-rules: {len(rule.patterns)} patterns "
            f"(of {MAX_PATTERNS}) and {len(rule.joins)} joins; split it into rules that chain"
        )
    return size


def _number_fields(rules: Sequence[Rule]) -> dict[str, int]:
    names = {field for rule in rules for join in rule.joins for field in _fields(join)}
    return {field: place for place, field in enumerate(sorted(names))}


def _needed(rules: Sequence[Rule], fields: dict[str, int]) -> tuple[tuple[str, str], ...]:
    needed = set()
    for join in (join for rule in rules for join in rule.joins):
        for field in _fields(join):
            letters = "lh" if join.is_arithmetic else "e"
            needed |= {(f"{letter}{fields[field]}", field) for letter in letters}
    return tuple(sorted(needed))


def _property(name: str, value: Symbol, number: Callable[[Symbol], int]) -> int:
    if name.startswith("e"):
        return number(value)
    if is_bounded_integer(value):
        return value
    return -UNBOUNDED if name.startswith("l") else UNBOUNDED


def _is_interval(join: Join) -> bool:
    """Return whether the join is two terms: that two intervals meet."""
    return join.is_arithmetic and join.operator == "="


def _fields(join: Join) -> tuple[str, str]:
    return join.left[1], join.right[1]


def _class_key(rule: Rule, position: int) -> object:
    """Return what ``is_candidate`` looks at: patterns with one key take the same facts."""
    pattern = rule.patterns[position]
    needs: set[object] = set()
    for join in rule.joins:
        own = [ref for ref in (join.left, join.right) if ref[0] == pattern.alias]
        if len(own) == 2:
            needs.add(("self", _fields(join), join.operator, join.offset))
        elif own:
            needs.add(("needs", own[0][1], join.is_arithmetic))
    return pattern.kind, pattern.status, frozenset(needs)


def _terms(rule: Rule, position: int, fields: dict[str, int]) -> list[Json]:
    """Return the joins between the pattern at a position and those before it."""
    place = {pattern.alias: number for number, pattern in enumerate(rule.patterns)}
    terms: list[Json] = []
    for join in rule.joins:
        left, right = place[join.left[0]], place[join.right[0]]
        mine, theirs = fields[join.left[1]], fields[join.right[1]]
        if left == position and right < position:
            terms += _term(join.operator, mine, f"p{right}", theirs, join)
        elif right == position and left < position:
            terms += _term(_FLIPPED[join.operator], theirs, f"p{left}", mine, join, sign=-1)
    return terms


def _term(
    operator: Operator, mine: int, earlier: str, theirs: int, join: Join, sign: int = 1
) -> list[Json]:
    """Return terms for ``mine operator theirs + sign * offset``; theirs is of an earlier pattern.

    The comparison of two intervals is that of the ends for which it is most likely to hold.
    """
    if not join.is_arithmetic:
        return [_compare(operator, f"e{mine}", {earlier: f"e{theirs}"})]
    terms = []
    for one in ("<=", ">=") if operator == "=" else (operator,):
        own_end, other_end = ("h", "l") if one in (">", ">=") else ("l", "h")
        bound: Json = {earlier: f"{other_end}{theirs}"}
        if join.offset:
            bound = {"$add": {"$l": bound, "$r": sign * join.offset}}
        terms.append(_compare(one, f"{own_end}{mine}", bound))
    return terms


def _compare(operator: str, name: str, bound: Json) -> Json:
    if operator == "=":
        return {name: bound}
    return {_NETWORK_OPERATORS[operator]: {name: bound}}
