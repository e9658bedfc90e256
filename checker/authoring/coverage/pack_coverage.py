"""How well the tests of a pack cover the goals of its rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from checker.authoring.coverage.goals import Hit, goals
from checker.authoring.testing.results import SuiteResults
from checker.model.pack import Entry, Pack


class Level(IntEnum):
    """How well a goal is covered.

    It is checked where a test expects the finding in which it occurs; where it occurs and no
    test looks, it only ran.
    """

    NEVER = 0
    RAN = 1
    CHECKED = 2


@dataclass(frozen=True, slots=True)
class RuleCoverage:
    """The goals of one rule, each with how well it is covered."""

    rule: str
    entry: Entry
    goals: dict[str, Level]

    def count(self, level: Level) -> int:
        """Return how many goals are covered exactly so."""
        return sum(found is level for found in self.goals.values())

    @property
    def level(self) -> Level:
        """Return CHECKED where every goal is, NEVER where none has even run."""
        levels = set(self.goals.values())
        if levels <= {Level.CHECKED}:
            return Level.CHECKED
        return Level.NEVER if levels == {Level.NEVER} else Level.RAN


@dataclass(frozen=True, slots=True)
class PackCoverage:
    """What the tests of a pack have seen, rule by rule."""

    pack: Pack
    tests: int
    rules: tuple[RuleCoverage, ...]

    @property
    def total(self) -> int:
        """Return how many goals there are."""
        return sum(len(rule.goals) for rule in self.rules)

    @property
    def checked(self) -> int:
        """Return how many goals are checked."""
        return sum(rule.count(Level.CHECKED) for rule in self.rules)

    @property
    def percent(self) -> Decimal:
        """Return the checked goals in percent, rounded down to a tenth."""
        return Decimal(self.checked * 1000 // self.total) / 10 if self.total else Decimal(0)


def pack_coverage(pack: Pack, tests: int, hits: Iterable[Hit]) -> PackCoverage:
    """Return which goals of the pack's rules the hits of its tests cover."""
    levels: dict[tuple[str, str], Level] = {}
    for hit in hits:
        key = hit.rule, hit.goal
        level = Level.CHECKED if hit.checked else Level.RAN
        levels[key] = max(level, levels.get(key, Level.NEVER))
    rules = tuple(
        RuleCoverage(
            name, entry, {goal: levels.get((name, goal), Level.NEVER) for goal in goals(entry)}
        )
        for name, entry in pack.topic.deciding_entries().items()
    )
    return PackCoverage(pack, tests, rules)


def coverage_of(suite: SuiteResults) -> PackCoverage:
    """Return how well the tests cover the rules of their pack; they have to have run covering."""
    hits = {hit for result in suite.results for hit in result.hits}
    return pack_coverage(suite.compiled.pack, len(suite.tests), hits | suite.occurred)
