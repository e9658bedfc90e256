"""What the tests of a pack have seen: each outcome of each rule, each bound, each deadline.

A goal counts as checked where a test expects the finding in which it occurs; where it occurred
without any test looking, it has only run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from enum import IntEnum

from checker.authoring.rule_ids import belongs_to
from checker.authoring.testing.suite import Expected
from checker.model.pack import (
    ConsequenceRule,
    Entry,
    FindingRule,
    Obligation,
    Pack,
    Requirement,
    TrancheRule,
)
from checker.model.verdict import Consequence, Finding, Status, Verdict

AT, BELOW, ABOVE = "at the bound", "just below", "just above"
ON_DAY, DAY_AFTER = "on the day", "the day after"
FIRED, ABSENT, LIFTED, STANDING = "follows", "does not follow", "lifted", "standing"
OPEN = "undetermined"
DAY = timedelta(days=1)
NEAR = Decimal("0.01")
"""How far from a bound still is just below or above it, as a share of the bound."""


class Level(IntEnum):
    """How well a goal is covered."""

    NEVER = 0
    RAN = 1
    CHECKED = 2


@dataclass(frozen=True, slots=True)
class Sighting:
    """A goal of a rule that occurred in a test, and whether the test looked at it."""

    rule: str
    goal: str
    checked: bool


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


def pack_coverage(pack: Pack, tests: int, sightings: Iterable[Sighting]) -> PackCoverage:
    """Return which goals of the pack's rules the sightings of its tests cover."""
    levels: dict[tuple[str, str], Level] = {}
    for sighting in sightings:
        key = sighting.rule, sighting.goal
        level = Level.CHECKED if sighting.checked else Level.RAN
        levels[key] = max(level, levels.get(key, Level.NEVER))
    rules = tuple(
        RuleCoverage(
            name, entry, {goal: levels.get((name, goal), Level.NEVER) for goal in goals(entry)}
        )
        for name, entry in pack.topic.deciding_entries().items()
    )
    return PackCoverage(pack, tests, rules)


def goals(entry: Entry) -> tuple[str, ...]:
    """Return what tests of a rule should see."""
    if isinstance(entry, TrancheRule):
        released = ("released",) if entry.released_by else ()
        return ("eligible", "not-eligible", "undetermined", *released)
    if isinstance(entry, ConsequenceRule):
        ended = (LIFTED, STANDING) if entry.then.lifted_when else ()
        return (FIRED, *ended, ABSENT)
    return tuple(_rule_goals(entry)) if isinstance(entry, FindingRule) else ()


def _rule_goals(rule: FindingRule) -> Iterator[str]:
    yield from ("satisfied", "violated")
    yield "pending" if isinstance(rule, Obligation) else OPEN
    if rule.applies is not None:
        yield "not-applicable"
    if isinstance(rule, Requirement) and rule.bound is not None:
        yield from _bound_goals(rule)
    if rule.due is not None:
        yield from (ON_DAY, DAY_AFTER)


def _bound_goals(test: Requirement) -> Iterator[str]:
    """Yield the places around a bound; nothing is below a bound of zero that counts something."""
    name, text = test.bound or ("", "")
    yield AT
    if name != "equals":
        if text.strip() != "0":
            yield BELOW
        yield ABOVE


def sightings(pack: Pack, expected: Expected, verdict: Verdict) -> frozenset[Sighting]:
    """Return which goals occurred in the verdict of a test, and at which the test looked."""
    found = {
        Sighting(finding.rule, goal, finding.id in expected.findings)
        for finding in verdict.all_findings()
        for goal in _of_finding(finding, verdict)
    }
    found |= {
        Sighting(tranche.id, tranche.status, tranche.key in expected.tranches)
        for tranche in verdict.tranches
    }
    return frozenset(found | set(_of_consequences(pack, expected, verdict)))


def _of_finding(finding: Finding, verdict: Verdict) -> Iterator[str]:
    yield finding.status
    if finding.status is Status.PENDING:
        yield OPEN
    if finding.measured is not None and finding.bound is not None:
        yield from around(finding.measured, finding.bound)
    if finding.due is not None:
        day = finding.done_on or verdict.as_of
        if day in (finding.due, finding.due + DAY):
            yield ON_DAY if day == finding.due else DAY_AFTER


def around(measured: Decimal, bound: Decimal) -> Iterator[str]:
    """Yield where a quantity lies: at its bound, or just below or above it.

    Just means one percent of the bound, or one whole unit where both are whole numbers.
    """
    gap = abs(measured - bound)
    whole = measured == measured.to_integral_value() and bound == bound.to_integral_value()
    if gap == 0:
        yield AT
    elif gap <= abs(bound) * NEAR or (whole and gap == 1):
        yield BELOW if measured < bound else ABOVE


def _of_consequences(pack: Pack, expected: Expected, verdict: Verdict) -> Iterator[Sighting]:
    for consequence in verdict.consequences:
        checked = consequence.id in expected.consequences
        yield Sighting(consequence.rule, FIRED, checked)
        yield Sighting(consequence.rule, _state(consequence), checked)
    brought = {consequence.rule for consequence in verdict.consequences}
    for rule in pack.topic.consequences:
        checked = any(belongs_to(name, rule.id) for name in expected.absent)
        if checked or rule.id not in brought:
            yield Sighting(rule.id, ABSENT, checked)


def _state(consequence: Consequence) -> str:
    return STANDING if consequence.lifted_by is None else LIFTED
