"""Goals: what should occur in the tests of a rule, and which of it occurred.

Goals are each outcome of a rule, the places around its bound, and its deadline.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from checker.authoring.rule_ids import belongs_to
from checker.authoring.testing.suite_file import Expected
from checker.model.pack import (
    Condition,
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
"""How far from a bound counts as just below or above it, as a share of the bound."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A goal of a rule that occurred in a test; ``checked`` where the test expects that finding."""

    rule: str
    goal: str
    checked: bool


def goals(entry: Entry) -> tuple[str, ...]:
    """Return the goals of a rule; none for a table or a definition."""
    if isinstance(entry, TrancheRule):
        released = ("part-released", "released") if entry.payments else ()
        return ("eligible", "not-eligible", "undetermined", *released)
    if isinstance(entry, ConsequenceRule):
        ended = (LIFTED, STANDING) if entry.then.lifted_when else ()
        return (FIRED, *ended, ABSENT)
    return tuple(_rule_goals(entry)) if isinstance(entry, FindingRule) else ()


def _rule_goals(rule: FindingRule) -> Iterator[str]:
    yield "satisfied"
    if not (isinstance(rule, Condition) and rule.fulfilled_by and rule.due is None):
        yield "violated"
    yield "pending" if isinstance(rule, Obligation) else OPEN
    if rule.applying is not None:
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


def hits_of(pack: Pack, expected: Expected, verdict: Verdict) -> frozenset[Hit]:
    """Return the goals that occurred in the verdict of a test."""
    found = {
        Hit(finding.rule, goal, finding.id in expected.findings)
        for finding in verdict.all_findings()
        for goal in _of_finding(finding, verdict)
    }
    found |= {
        Hit(tranche.id, tranche.status, tranche.key in expected.tranches)
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


def _of_consequences(pack: Pack, expected: Expected, verdict: Verdict) -> Iterator[Hit]:
    for consequence in verdict.consequences:
        checked = consequence.id in expected.consequences
        yield Hit(consequence.rule, FIRED, checked)
        yield Hit(consequence.rule, _state(consequence), checked)
    brought = {consequence.rule for consequence in verdict.consequences}
    for rule in pack.topic.consequences:
        checked = any(belongs_to(name, rule.id) for name in expected.absent)
        if checked or rule.id not in brought:
            yield Hit(rule.id, ABSENT, checked)


def _state(consequence: Consequence) -> str:
    return STANDING if consequence.lifted_by is None else LIFTED
