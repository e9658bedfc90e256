"""Forward chaining in plain Python: semi-naive joins over hash indexes.

The engine where durable-rules cannot be imported, and the oracle that it must agree with.
Semi-naive: a match of a round is found once, from the first of its facts that is new; the
patterns before that one take older facts only, the patterns after it take any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.inference.rounds import chain, check_match_count
from checker.inference.rules import (
    Derivation,
    Derive,
    Fact,
    Join,
    Match,
    Rule,
    Symbol,
    is_candidate,
)

Field = tuple[int, str]  # (position of the pattern in its rule, field)
Row = tuple[Fact, dict[str, Symbol]]


class Chainer:
    """Matches rules without a library; keeps nothing between runs."""

    name = "chainer"

    def run(
        self, rules: Sequence[Rule], facts: Sequence[Fact], derive: Derive
    ) -> tuple[Derivation, ...]:
        """Return every accepted match with its derived fact; see ``Engine.run``."""
        matchers = [_Matcher(rule) for rule in rules]

        def match_new(new: Sequence[Fact]) -> Iterator[Match]:
            rows: list[Row] = [(fact, dict(fact.subject)) for fact in new]
            for count, match in enumerate(
                (match for matcher in matchers for match in matcher.match(rows)), start=1
            ):
                check_match_count(count)
                yield match

        return chain(rules, facts, derive, match_new)


class _Matcher:
    """The candidates of one rule's patterns, and the matches that new ones bring."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._positions = range(len(rule.patterns))
        self._new = [_Candidates() for _ in self._positions]
        self._old = [_Candidates() for _ in self._positions]
        self._plans = [_plan(rule, first) for first in self._positions]

    def match(self, rows: Sequence[Row]) -> Iterator[Match]:
        """Yield the matches that take at least one of the rows."""
        for position in self._positions:
            self._new[position] = _Candidates(
                row for row in rows if is_candidate(self._rule, position, *row)
            )
        for first, plan in enumerate(self._plans):
            for row in self._new[first].rows:
                yield from self._extend(plan, 0, {first: row})
        for old, new in zip(self._old, self._new, strict=True):
            old.add(new.rows)

    def _extend(self, plan: _Plan, depth: int, bound: dict[int, Row]) -> Iterator[Match]:
        if depth == len(plan.steps):
            yield Match(self._rule.id, tuple(bound[position][0] for position in self._positions))
            return
        step = plan.steps[depth]
        sources = [self._old[step.position]]
        if step.position > plan.first:
            sources.append(self._new[step.position])
        key = tuple(bound[position][1][field] for position, field in step.bound_fields)
        for source in sources:
            for row in source.find(step.own_fields, key):
                if step.accepts(row, bound):
                    yield from self._extend(plan, depth + 1, {**bound, step.position: row})


class _Candidates:
    """Rows that may stand at one position, indexed by the fields that joins look up."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows: list[Row] = list(rows)
        self._indexes: dict[tuple[str, ...], dict[tuple[Symbol, ...], list[Row]]] = {}

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows, also to the indexes made so far."""
        for row in rows:
            self.rows.append(row)
            for fields, index in self._indexes.items():
                index[_key(row, fields)].append(row)

    def find(self, fields: tuple[str, ...], key: tuple[Symbol, ...]) -> Sequence[Row]:
        """Return the rows whose fields equal the key."""
        if not fields:
            return self.rows
        if fields not in self._indexes:
            index = self._indexes[fields] = defaultdict(list)
            for row in self.rows:
                index[_key(row, fields)].append(row)
        return self._indexes[fields].get(key, ())


@dataclass(frozen=True, slots=True)
class _Step:
    """How to find the row at one position, given those bound before it."""

    position: int
    own_fields: tuple[str, ...]
    bound_fields: tuple[Field, ...]
    checks: tuple[tuple[Field, Join, Field], ...]

    def accepts(self, row: Row, bound: dict[int, Row]) -> bool:
        """Return whether the row is none of those bound, and every join with them holds."""
        if any(row[0].key == other[0].key for other in bound.values()):
            return False
        rows = {**bound, self.position: row}
        return all(
            join.holds(rows[left[0]][1][left[1]], rows[right[0]][1][right[1]])
            for left, join, right in self.checks
        )


@dataclass(frozen=True, slots=True)
class _Plan:
    """The steps that complete a match from a row at position ``first``."""

    first: int
    steps: tuple[_Step, ...]


def _plan(rule: Rule, first: int) -> _Plan:
    bound = {first}
    steps = []
    for position in range(len(rule.patterns)):
        if position != first:
            steps.append(_step(rule, position, bound))
            bound.add(position)
    return _Plan(first, tuple(steps))


def _step(rule: Rule, position: int, bound: set[int]) -> _Step:
    """Return the step to a position; equalities with what is bound become its index."""
    place = {pattern.alias: number for number, pattern in enumerate(rule.patterns)}
    lookups: list[tuple[str, Field]] = []
    checks = []
    for join in rule.joins:
        left = (place[join.left[0]], join.left[1])
        right = (place[join.right[0]], join.right[1])
        own, other = (left, right) if left[0] == position else (right, left)
        if own[0] != position or other[0] not in bound:
            continue
        if join.operator == "=" and not join.is_arithmetic:
            lookups.append((own[1], other))
        else:
            checks.append((left, join, right))
    own_fields = tuple(field for field, _ in lookups)
    return _Step(position, own_fields, tuple(other for _, other in lookups), tuple(checks))


def _key(row: Row, fields: tuple[str, ...]) -> tuple[Symbol, ...]:
    return tuple(row[1][field] for field in fields)
