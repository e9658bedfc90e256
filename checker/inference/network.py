"""Rules as a durable-rules network of integers, and facts as the integers that it joins.

A fact becomes the properties `all` (met by the rule MATCH_ALL), `c<n>` for each class of
patterns that may take it, and for each numbered field `e<n>` (its symbol's number, for `=` and
`!=`), `t<n>` (0 text, 1 integer: `!=` holds within one type only) and `v<n>` (its value, for
arithmetic). Two lists of rules of the same shape make the same definition.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checker.inference.rules import (
    Fact,
    FieldRef,
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
"""Most facts that the network holds together in one match."""

MAX_JOINS = 24
"""Most joins of one pattern with those before it; the network takes 32 terms, `!=` is two."""

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
    """A compiled list of rules; immutable, and free of any run."""

    definition: str
    rule_ids: dict[str, str]
    takers: dict[str, list[tuple[str, Rule, int]]]  # kind: flag, and a rule and position like it
    fields: dict[str, int]

    def properties(self, fact: Fact, number: Callable[[Symbol], int]) -> dict[str, int]:
        """Return a fact's properties; none if no pattern may take it."""
        takers = self.takers.get(fact.kind, ())
        values = dict(fact.subject)
        flags = {flag: 1 for flag, rule, at in takers if is_candidate(rule, at, fact, values)}
        if not flags:
            return {}
        properties = {MATCH_ALL: 1, **flags}
        for field, place in self.fields.items():
            if field in values:
                value = values[field]
                properties[f"e{place}"] = number(value)
                properties[f"t{place}"] = int(isinstance(value, int))
                if isinstance(value, int) and is_bounded_integer(value):
                    properties[f"v{place}"] = value
        return properties


def compile_network(rules: Sequence[Rule]) -> Network:
    """Return the network of the rules.

    Raises InferenceError for a rule beyond MAX_PATTERNS or MAX_JOINS.
    """
    names = sorted({field for rule in rules for join in rule.joins for field in _fields(join)})
    fields = {field: place for place, field in enumerate(names)}
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
            patterns.append({f"p{position}": {"$and": terms}})
        definition[f"r{number}"] = {"all": patterns}
        _check_size(rule)
    rule_ids = {f"r{number}": rule.id for number, rule in enumerate(rules)}
    return Network(json.dumps(definition), rule_ids, takers, fields)


def _fields(join: Join) -> tuple[str, str]:
    return join.left[1], join.right[1]


def _class_key(rule: Rule, position: int) -> object:
    """Return what `is_candidate` looks at: patterns with one key take the same facts."""
    pattern = rule.patterns[position]
    needs: set[object] = set()
    for join in rule.joins:
        own = [ref for ref in (join.left, join.right) if ref[0] == pattern.alias]
        if len(own) == 2:
            needs.add(("self", _fields(join), join.operator, join.offset))
        elif own:
            needs.add(("needs", own[0][1], join.is_arithmetic))
    return pattern.kind, pattern.status, frozenset(needs)


def _check_size(rule: Rule) -> None:
    if len(rule.patterns) > MAX_PATTERNS:
        raise InferenceError(f"rule {rule.id}: more than {MAX_PATTERNS} patterns; split the rule")
    if len(rule.joins) > MAX_JOINS:
        raise InferenceError(f"rule {rule.id}: more than {MAX_JOINS} joins; split the rule")


def _terms(rule: Rule, position: int, fields: dict[str, int]) -> list[Json]:
    """Return the joins between the pattern at a position and those before it."""
    place = {pattern.alias: number for number, pattern in enumerate(rule.patterns)}
    terms: list[Json] = []
    for join in rule.joins:
        left, right = place[join.left[0]], place[join.right[0]]
        if left == position and right < position:
            terms += _term(join.operator, join.left, right, join.right, join.offset, join, fields)
        elif right == position and left < position:
            flipped = _FLIPPED[join.operator]
            terms += _term(flipped, join.right, left, join.left, -join.offset, join, fields)
    return terms


def _term(
    operator: Operator,
    own: FieldRef,
    position: int,
    other: FieldRef,
    offset: int,
    join: Join,
    fields: dict[str, int],
) -> list[Json]:
    """Return `own operator other + offset`, where other belongs to an earlier position."""
    earlier, mine, theirs = f"p{position}", fields[own[1]], fields[other[1]]
    if join.is_arithmetic:
        bound: Json = {earlier: f"v{theirs}"}
        if offset:
            bound = {"$add": {"$l": bound, "$r": offset}}
        return [_compare(operator, f"v{mine}", bound)]
    term = _compare(operator, f"e{mine}", {earlier: f"e{theirs}"})
    if operator == "!=":
        return [_compare("=", f"t{mine}", {earlier: f"t{theirs}"}), term]
    return [term]


def _compare(operator: Operator, name: str, bound: Json) -> Json:
    if operator == "=":
        return {name: bound}
    return {_NETWORK_OPERATORS[operator]: {name: bound}}
