"""The nouns of inference: facts, rules over facts, and what an engine gives back.

A rule is positive: it says which facts must be there together, never which must be absent.
Its conclusions therefore do not depend on the order in which facts arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeGuard, get_args

Symbol = str | int
Operator = Literal["=", "!=", "<", "<=", ">", ">="]
FieldRef = tuple[str, str]  # (alias of a pattern, field of its subject)

INTEGER_BOUND = 2**31
"""Arithmetic joins compare integers from -2**31 to 2**31 only."""


class InferenceError(Exception):
    """Inference could not be completed, so nothing may be concluded; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A finding or consequence as rules see it.

    ``subject`` holds (field, value) pairs sorted by field; values are texts or integers.
    ``key`` identifies the fact: two facts with one key must be equal.
    Raises InferenceError if the subject is not sorted, repeats a field, or holds another type.
    """

    kind: str
    status: str
    subject: tuple[tuple[str, Symbol], ...]
    key: str

    def __post_init__(self) -> None:
        """Refuse a subject whose equality would depend on how it was written."""
        fields = [field for field, _ in self.subject]
        if fields != sorted(set(fields)):
            raise InferenceError(f"fact {self.key}: subject fields must be sorted and distinct")
        for field, value in self.subject:
            if type(value) not in (str, int):
                raise InferenceError(
                    f"fact {self.key}: subject field {field} must be a text or an integer, "
                    f"found {type(value).__name__}"
                )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fact that a rule asks for, by kind and status (None: any), named ``alias`` in its joins."""

    kind: str
    status: str | None
    alias: str


@dataclass(frozen=True, slots=True)
class Join:
    """``left operator right + offset``, between fields of two patterns' subjects.

    Without offset, ``=`` and ``!=`` say whether both are the same symbol; a text is never the same
    as an integer. With an offset, and for the order comparisons, integers within INTEGER_BOUND
    are compared. Other values pass: a date or fraction is a text here, so only ``derive`` can
    compare it, and a join must not lose what would hold. On a field that is absent, it fails.
    """

    left: FieldRef
    operator: Operator
    right: FieldRef
    offset: int = 0

    def __post_init__(self) -> None:
        """Refuse an operator or offset that the engines do not share."""
        if self.operator not in get_args(Operator):
            raise InferenceError(f"join operator must be one of {get_args(Operator)}")
        if not is_bounded_integer(self.offset):
            raise InferenceError(f"join offset {self.offset} is beyond +-{INTEGER_BOUND}")

    @property
    def is_arithmetic(self) -> bool:
        """Return whether it compares integers by value instead of symbols by identity."""
        return self.offset != 0 or self.operator not in ("=", "!=")

    def holds(self, left: Symbol, right: Symbol) -> bool:
        """Return whether the join lets two values through."""
        if not self.is_arithmetic:
            return (type(left) is type(right) and left == right) is (self.operator == "=")
        if not (is_bounded_integer(left) and is_bounded_integer(right)):
            return True
        return _compare(left, self.operator, right + self.offset)


@dataclass(frozen=True, slots=True)
class Rule:
    """Patterns that must be met by as many distinct facts, related by joins.

    Raises InferenceError if there is no pattern, an alias repeats, or a join names no alias.
    """

    id: str
    patterns: tuple[Pattern, ...]
    joins: tuple[Join, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a rule that no engine could run."""
        aliases = [pattern.alias for pattern in self.patterns]
        if not aliases or len(set(aliases)) < len(aliases):
            raise InferenceError(f"rule {self.id}: needs patterns with distinct aliases")
        for join in self.joins:
            for alias, _ in (join.left, join.right):
                if alias not in aliases:
                    raise InferenceError(f"rule {self.id}: a join names unknown alias {alias}")


@dataclass(frozen=True, slots=True)
class Match:
    """Facts that meet a rule's patterns, in the order of the patterns."""

    rule: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Derivation:
    """A match that was accepted, and the fact derived from it."""

    match: Match
    fact: Fact


Derive = Callable[[Match], Fact | None]
"""Called once for each match; gives the derived fact, or None to reject the match.

Joins narrow matches down; a rule's whole condition is for this function to check."""


class Engine(Protocol):
    """Chains rules over facts."""

    @property
    def name(self) -> str:
        """The engine as named in verdicts, with its version if it is a library."""

    def run(
        self, rules: Sequence[Rule], facts: Sequence[Fact], derive: Derive
    ) -> tuple[Derivation, ...]:
        """Return every accepted match with its derived fact, causes before their effects.

        Derived facts meet the rules again until nothing new follows. The result and the order
        of calls to ``derive`` are the same for any order of ``facts``. What ``derive`` raises
        passes through. Raises InferenceError where the result could not be trusted or has no end.
        """


def is_bounded_integer(value: Symbol) -> TypeGuard[int]:
    """Return whether arithmetic joins can compare the value."""
    return type(value) is int and -INTEGER_BOUND <= value <= INTEGER_BOUND


def is_candidate(rule: Rule, position: int, fact: Fact, values: dict[str, Symbol]) -> bool:
    """Return whether a fact, whose subject is ``values``, may by itself stand at a position.

    Checks kind and status, that each joined field is there, and joins of the pattern with itself.
    """
    pattern = rule.patterns[position]
    if fact.kind != pattern.kind or pattern.status not in (None, fact.status):
        return False
    for join in rule.joins:
        own = [field for alias, field in (join.left, join.right) if alias == pattern.alias]
        if any(field not in values for field in own):
            return False
        if len(own) == 2 and not join.holds(values[own[0]], values[own[1]]):
            return False
    return True


def _compare(left: int, operator: Operator, right: int) -> bool:
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]
