"""What an authority excused: shown and counted, never silent.

A ``waiver`` document names a norm (or rule), a subject, the approver's role and an expiry date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from checker.evaluation.due_days import as_date
from checker.evaluation.found import Found
from checker.evaluation.instances import Instance, subject_value
from checker.evaluation.scope import Scope
from checker.evaluation.takeovers import worst_status
from checker.feel import Record
from checker.messages import Message, gettext
from checker.model.case import WAIVER
from checker.model.verdict import Finding, Status


def apply_waivers(scope: Scope, findings: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """Return the findings in their order, excused ones waived; and one on each waiver."""
    waivable = {name for name, rule in scope.pack.topic.rules_by_id().items() if rule.waivable}
    waivers = [each.record for each in scope.papers.known if each.type == WAIVER]
    results = list(findings)
    about_waivers = []
    for waiver in waivers:
        hits = [
            place
            for place, found in enumerate(results)
            if _excuses(waiver, found.finding, settles=found.finding.rule in waivable)
        ]
        fault = _fault(scope, waiver)
        if fault is None:
            for place in hits:
                excused = _waived(results[place].finding, waiver)
                results[place] = replace(results[place], finding=excused)
        about_waivers.append(
            _about(scope, waiver, [results[place].finding.id for place in hits], fault)
        )
    return results, about_waivers


def with_waived_grounds(findings: Iterable[Found], before: Iterable[Found]) -> list[Found]:
    """Return the findings; a condition is waived where what it took over is.

    ``before`` are the findings as they were without any waiver.
    """
    found = list(findings)
    known = {each.finding.id: each.finding for each in found}
    unwaived = {each.finding.id: each.finding for each in before}
    return [
        replace(each, finding=_on_its_grounds(each.finding, known, unwaived))
        if each.finding.rests_on
        else each
        for each in found
    ]


def _on_its_grounds(
    finding: Finding, known: Mapping[str, Finding], unwaived: Mapping[str, Finding]
) -> Finding:
    grounds = [known[name] for name in finding.rests_on if name in known]
    waived = [each for each in grounds if each.status is Status.WAIVED]
    if finding.status not in _EXCUSABLE or not waived:
        return finding
    status = worst_status(each.status for each in grounds)
    taken_over = {text for each in waived for text in unwaived[each.id].missing}
    if status in _EXCUSABLE or not set(finding.missing) <= taken_over:
        return finding
    update = {"waived_by": waived[0].waived_by, "message": waived[0].message}
    return finding.model_copy(update={"status": status, **update, **_NOTHING_OPEN})


_OPEN = (Status.UNDETERMINED, Status.PENDING)
_EXCUSABLE = (Status.VIOLATED, *_OPEN)
_NOTHING_OPEN = {"missing": (), "awaiting": None, "advice": None}


def _excuses(waiver: Record, finding: Finding, *, settles: bool) -> bool:
    """Return whether the waiver is about this violation, or, where it ``settles``, open matter."""
    if finding.status not in (_EXCUSABLE if settles else (Status.VIOLATED,)):
        return False
    if waiver["norm"] not in (*finding.norms, finding.rule):
        return False
    subject = waiver.get("subject")
    wanted = subject if isinstance(subject, dict) else {}
    return all(
        name in finding.subject and finding.subject[name] == subject_value(value)
        for name, value in wanted.items()
    )


def _fault(scope: Scope, waiver: Record) -> Message | None:
    """Return why the waiver has no force, or None."""
    if waiver.origin in scope.papers.reasons:
        return gettext("it does not count")
    expires = as_date(waiver.get("expires_on"))
    if expires is not None and expires < scope.as_of:
        return gettext("it expired on {day}", day=expires)
    role = str(waiver.get("approved_by"))
    if role not in scope.pack.manifest.waiver_authorities:
        return gettext("{role} has no authority to waive", role=scope.role(role))
    return None


def _waived(finding: Finding, waiver: Record) -> Finding:
    """Return the finding as excused by the waiver."""
    reason = str(waiver.get("reason"))
    message = gettext("{message} Waived: {reason}", message=finding.message, reason=reason)
    return finding.model_copy(
        update={
            "status": Status.WAIVED,
            "waived_by": waiver.origin,
            "message": message,
            **(_NOTHING_OPEN if finding.status in _OPEN else {}),
        }
    )


def _effect(hits: str, fault: Message | None) -> tuple[Status, Message]:
    """Return whether a waiver excuses the findings that it is about, and what to say of that."""
    if hits and fault is None:
        return Status.SATISFIED, gettext("Excuses {findings}.", findings=hits)
    if hits:
        message = gettext("Does not excuse {findings}: {fault}.", findings=hits, fault=fault)
        return Status.VIOLATED, message
    if fault is not None:
        message = gettext("Unused: it excuses no violation, and {fault}.", fault=fault)
        return Status.NOT_APPLICABLE, message
    return Status.NOT_APPLICABLE, gettext("Unused: it excuses no violation.")


def _about(scope: Scope, waiver: Record, hits: list[str], fault: Message | None) -> Found:
    """Return the finding on the waiver itself: in use, without force, or not needed."""
    status, message = _effect(", ".join(hits), fault)
    norm = str(waiver["norm"])
    finding = Finding(
        id=f"{WAIVER}/{waiver.origin}",
        rule=WAIVER,
        title=gettext("Waiver in force and needed"),
        subject={WAIVER: waiver.origin},
        status=status,
        source=scope.pack.citation((norm,)) or norm,
        norms=(norm,),
        message=message,
        evidence=(waiver.origin,),
        grade=scope.grade((waiver.origin,)),
    )
    return Found(finding, Instance({WAIVER: waiver}))
