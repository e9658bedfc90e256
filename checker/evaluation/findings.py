"""Each rule for each of its subjects to a finding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from checker.evaluation.display import plain
from checker.evaluation.due_days import DueDay, due_day
from checker.evaluation.filings import judge_filing
from checker.evaluation.found import NOTHING_SETTLED, Found, LookUp, Settled
from checker.evaluation.instances import Instance, instances
from checker.evaluation.requirements import Outcome, judge
from checker.evaluation.scope import Gaps, Scope, needs_of
from checker.evaluation.takeovers import take_over
from checker.messages import gettext
from checker.model.days import within
from checker.model.pack import Alternative, Condition, FindingRule, Obligation, Requirement
from checker.model.statuses import Basis
from checker.model.verdict import Finding, Reading, Status

UNSUPPORTED = gettext("a document that supports this: nothing submitted so far shows it")


def _nothing(rule: str) -> tuple[Found, ...]:
    return ()


def findings_of(
    scope: Scope,
    rule: FindingRule,
    rule_id: str,
    settled: Settled = NOTHING_SETTLED,
    outer: Instance | None = None,
    look_up: LookUp = _nothing,
) -> Iterator[Found]:
    """Yield the findings of one rule within the instance of its tranche, if it has one.

    ``settled`` has those findings by id that need no second look; ``look_up`` gives the findings
    of other rules, which conditions may take over.
    """
    for instance in instances(scope, rule.for_each, outer):
        known = settled.get(instance.finding_id(rule_id)) if settled else None
        yield known or Found(_finding(scope, rule, rule_id, instance, look_up), instance)


def _finding(
    scope: Scope, rule: FindingRule, rule_id: str, instance: Instance, look_up: LookUp
) -> Finding:
    """Return what the rule says of one subject, other readings included."""
    due, outcome = _reading(scope, rule, instance, None, look_up)
    if outcome.status is Status.UNDETERMINED and outcome.gaps == Gaps():
        outcome = replace(outcome, gaps=needs_of(rule.title))
    figures = outcome.figures
    shown = rule.values if instance.gaps is None else {}
    values = {name: plain(scope.value(text, instance.bindings)) for name, text in shown.items()}
    norms = _norms(scope, rule, instance)
    return Finding(
        id=instance.finding_id(rule_id),
        rule=rule_id,
        title=rule.title,
        subject=instance.subject,
        status=outcome.status,
        bearer=rule.bearer,
        due=due,
        done_on=outcome.done_on,
        source=scope.citation(norms),
        norms=norms,
        message=_message(scope, rule, instance, outcome),
        advice=_advice(scope, rule, instance, outcome),
        figures=figures.words if figures else None,
        measured=figures.measured if figures else None,
        bound=figures.bound if figures else None,
        values=values or outcome.values,
        evidence=outcome.evidence,
        grade=scope.grade(outcome.evidence),
        basis=_basis(scope, rule, outcome),
        missing=outcome.gaps.missing,
        awaiting=outcome.gaps.awaiting,
        other_readings=_other_readings(scope, rule, instance, outcome.status, look_up),
        rests_on=outcome.rests_on,
    )


def _norms(scope: Scope, rule: FindingRule, instance: Instance) -> tuple[str, ...]:
    """Return the norms that the finding is about: all of the rule's, or the one of its subject."""
    if rule.cites is None or instance.gaps is not None:
        return rule.all_norms
    own = scope.value(rule.cites, instance.bindings)
    cited = tuple(norm for norm in (own, rule.norm) if norm in rule.all_norms)
    return cited or rule.all_norms


def _other_readings(
    scope: Scope, rule: FindingRule, instance: Instance, status: Status, look_up: LookUp
) -> tuple[Reading, ...]:
    """Return the readings under which the status would be another one."""
    readings = []
    for alternative in rule.alternatives:
        other = _reading(scope, rule, instance, alternative, look_up)[1].status
        if other is not status:
            readings.append(Reading(reading=alternative.reading, status=other))
    return tuple(readings)


def _reading(
    scope: Scope,
    rule: FindingRule,
    instance: Instance,
    other: Alternative | None,
    look_up: LookUp,
) -> tuple[date | None, Outcome]:
    """Return due date and outcome under the pack's reading, or another one."""
    if instance.gaps is not None:
        return None, Outcome(Status.UNDETERMINED, gaps=instance.gaps)
    applies = _applying(rule, other)
    if applies is not None:
        trace = scope.trace(applies, instance.bindings)
        if trace.value is False:
            return None, Outcome(Status.NOT_APPLICABLE, evidence=scope.evidence(trace))
        if trace.value is not True:
            evidence = scope.evidence(trace)
            return None, Outcome(Status.UNDETERMINED, evidence=evidence, gaps=scope.gaps(trace))
    day = due_day(scope, rule, (other and other.due) or rule.due_day, instance.bindings)
    outcome = _judge(scope, rule, instance, other, day, look_up)
    if day.due is None and outcome.status is Status.UNDETERMINED:
        outcome = replace(outcome, gaps=outcome.gaps | day.gaps)
    return day.due, _supported(scope, instance, _or_pending(scope, outcome, day.due))


def _applying(rule: FindingRule, other: Alternative | None) -> str | None:
    """Return the FEEL text that says whether a reading applies; the rule has to be in force."""
    if other is None or other.applies is None:
        return rule.applying
    return within(other.applies, rule.in_force)


def _judge(
    scope: Scope,
    rule: FindingRule,
    instance: Instance,
    other: Alternative | None,
    day: DueDay,
    look_up: LookUp,
) -> Outcome:
    """Return the outcome of the rule's own test, or of the other reading's."""
    if other is not None and (other.require is not None or other.measure is not None):
        return judge(scope, other, instance.bindings)
    if isinstance(rule, Obligation | Condition) and rule.fulfilled_by is not None:
        return judge_filing(scope, rule, instance.bindings, day)
    if isinstance(rule, Condition) and rule.finding is not None:
        return take_over(scope, rule, instance.bindings, look_up(rule.finding))
    if not isinstance(rule, Requirement):
        raise TypeError(f"rule {rule.id} has no test")
    return judge(scope, rule, instance.bindings)


def _or_pending(scope: Scope, outcome: Outcome, due: date | None) -> Outcome:
    """Return an open question as pending until it is due."""
    if outcome.status is Status.UNDETERMINED and due is not None and scope.as_of <= due:
        return replace(outcome, status=Status.PENDING)
    return outcome


def _supported(scope: Scope, instance: Instance, outcome: Outcome) -> Outcome:
    """Add documents that are the subject as evidence; nothing is satisfied without any."""
    about = scope.evidence(*instance.bindings.values())
    if not set(about) <= set(outcome.evidence):
        merged = tuple(dict.fromkeys((*outcome.evidence, *about)))
        outcome = replace(outcome, evidence=merged)
    if outcome.status is Status.SATISFIED and not outcome.evidence:
        gaps = outcome.gaps | Gaps((UNSUPPORTED,))
        return replace(outcome, status=Status.UNDETERMINED, gaps=gaps, message=None)
    return outcome


def _message(scope: Scope, rule: FindingRule, instance: Instance, outcome: Outcome) -> str:
    """Return the pack's message for the status, or one made from figures and title."""
    templates = {str(status): text for status, text in rule.message.items()}
    template = templates.get(outcome.status) if instance.gaps is None else None
    if template is not None:
        return scope.text(template, instance.bindings)
    if outcome.message is not None:
        return outcome.message
    traits = outcome.status.traits
    return traits.compared(outcome.figures.words) if outcome.figures else traits.bare


def _advice(scope: Scope, rule: FindingRule, instance: Instance, outcome: Outcome) -> str | None:
    """Return how to put it right; what came too late cannot be sent in time any more."""
    templates = {str(status): text for status, text in rule.advice.items()}
    template = templates.get(outcome.status)
    if template is None or instance.gaps is not None:
        return outcome.advice
    if isinstance(rule, Obligation | Condition) and outcome.done_on is not None:
        return None
    return scope.text(template, instance.bindings)


def _basis(scope: Scope, rule: FindingRule, outcome: Outcome) -> Basis | None:
    """Return what the finding rests on, as the rule or else the evidence says."""
    if rule.basis is not None and outcome.evidence:
        return Basis[rule.basis.upper()]
    return scope.basis(outcome.evidence, outcome.figures is not None)
