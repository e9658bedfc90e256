"""Conditions that take over what another rule found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.evaluation.found import Found
from checker.evaluation.requirements import Figures, Outcome
from checker.evaluation.scope import Bindings, Gaps, Scope, needs_of
from checker.messages import Message, gettext, joined
from checker.model.pack import Condition
from checker.model.verdict import Finding, Status

_SHOWN = 3
"""How many messages of findings a condition repeats."""


def take_over(
    scope: Scope, condition: Condition, bindings: Bindings, found: Iterable[Found]
) -> Outcome:
    """Return the worst outcome of the findings that a condition is about, with their evidence.

    A finding of which cannot be told whether the condition is about it leaves the condition open.
    Where it is about none, nobody has looked at what it asks for.
    """
    matching: list[Finding] = []
    for each in found:
        about = _is_about(scope, condition, bindings, each)
        if about is not False:
            matching.append(each.finding if about else _in_doubt(each.finding))
    if not matching:
        rule = scope.pack.topic.rules_by_id()[condition.finding or ""]
        return Outcome(Status.UNDETERMINED, gaps=needs_of(rule.title))
    return _worst(matching)


def _is_about(scope: Scope, condition: Condition, bindings: Bindings, found: Found) -> bool | None:
    if condition.where is None:
        return True
    subject = {**found.instance.bindings, "id": found.finding.id}
    return scope.holds(condition.where, {**bindings, "finding": subject})


def _in_doubt(finding: Finding) -> Finding:
    """Return a finding as open: its subject is missing too, which no waiver of it settles."""
    missing = (*finding.missing, gettext("subject of {title!r}", title=finding.title))
    return finding.model_copy(update={"status": Status.UNDETERMINED, "missing": missing})


def worst_status(statuses: Iterable[Status]) -> Status:
    """Return the status that asks for most attention, of one status at least."""
    order = list(Status)
    return min(statuses, key=order.index)


def _worst(findings: Sequence[Finding]) -> Outcome:
    status = worst_status(each.status for each in findings)
    decisive = [each for each in findings if each.status is status]
    only = decisive[0] if len(decisive) == 1 else None
    gaps = Gaps()
    for each in decisive:
        gaps |= Gaps(each.missing, each.awaiting)
    return Outcome(
        status,
        values=dict(only.values) if only else {},
        evidence=tuple(dict.fromkeys(name for each in findings for name in each.evidence)),
        gaps=gaps,
        figures=_figures(only),
        done_on=only.done_on if only else None,
        message=_messages(decisive),
        advice=next((each.advice for each in decisive if each.advice), None),
        rests_on=tuple(each.id for each in findings),
    )


def _figures(finding: Finding | None) -> Figures | None:
    if finding is None or finding.figures is None:
        return None
    return Figures(gettext("{figures}", figures=finding.figures), finding.measured, finding.bound)


def _messages(findings: Sequence[Finding]) -> Message:
    texts = list(dict.fromkeys(each.message for each in findings))
    shown = joined(texts[:_SHOWN])
    if len(texts) <= _SHOWN:
        return shown
    return gettext("{messages} And {count} more.", messages=shown, count=len(texts) - _SHOWN)
