"""Papers that decide nothing: a rule of the pack sets them aside, or a register does."""

from __future__ import annotations

from checker.evaluation.evaluated import Evaluated
from checker.feel import Record
from checker.messages import gettext, joined, verbatim
from checker.model.case import Case
from checker.model.pack import Check
from checker.model.verdict import NotCounted, Status


def set_aside(evaluated: Evaluated) -> tuple[NotCounted, ...]:
    """Return the subjects that checks set aside, each with the reading behind it."""
    pack = evaluated.scope.pack
    checks = {rule.id: rule for rule in pack.topic.checks if rule.sets_aside}
    aside: dict[str, NotCounted] = {}
    for found in evaluated.findings if checks else ():
        rule = checks.get(found.finding.rule)
        if rule is not None and found.finding.status is Status.NOT_APPLICABLE:
            for value in found.instance.bindings.values():
                if isinstance(value, Record):
                    paper = _paper(rule, value.origin, pack.citation(found.finding.norms))
                    aside.setdefault(paper.document, paper)
    return tuple(aside[name] for name in evaluated.scope.in_order(aside.keys()))


def kept_aside(case: Case) -> tuple[NotCounted, ...]:
    """Return the papers that a register keeps for the case and that do not count."""
    return tuple(
        NotCounted(document=each.id, reason=gettext("It is {reason}.", reason=each.reason))
        for each in case.kept
    )


def _paper(rule: Check, document: str, paragraph: str) -> NotCounted:
    title = gettext("{title}.", title=rule.title)
    reading = " ".join((rule.interpretation or "").split())
    reason = joined([title, verbatim(reading)]) if reading else title
    return NotCounted(document=document, reason=reason, paragraph=paragraph or None)
