"""Violations that an authority excused: shown and counted, never silent.

A ``waiver`` document names a norm (or rule), a subject, the approver's role and an expiry date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from checker.evaluation.findings import Found
from checker.evaluation.instances import Instance, subject_value
from checker.evaluation.obligations import as_date
from checker.evaluation.scope import Scope
from checker.feel import Record
from checker.model.case import WAIVER
from checker.model.verdict import Finding, Status


def apply_waivers(scope: Scope, findings: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """Return the findings in their order, excused violations waived; and one on each waiver."""
    waivers = [document.record for document in scope.documents if document.type == WAIVER]
    results = list(findings)
    about_waivers = []
    for waiver in waivers:
        hits = [place for place, found in enumerate(results) if _excuses(waiver, found.finding)]
        fault = _fault(scope, waiver)
        if fault is None:
            for place in hits:
                excused = _waived(results[place].finding, waiver)
                results[place] = replace(results[place], finding=excused)
        about_waivers.append(
            _about(scope, waiver, [results[place].finding.id for place in hits], fault)
        )
    return results, about_waivers


def _excuses(waiver: Record, finding: Finding) -> bool:
    """Return whether the waiver is about this violation."""
    if finding.status is not Status.VIOLATED:
        return False
    if waiver["norm"] not in (*finding.norms, finding.rule):
        return False
    subject = waiver.get("subject")
    wanted = subject if isinstance(subject, dict) else {}
    return all(
        name in finding.subject and finding.subject[name] == subject_value(value)
        for name, value in wanted.items()
    )


def _fault(scope: Scope, waiver: Record) -> str | None:
    """Return why the waiver has no force, or None."""
    expires = as_date(waiver.get("expires_on"))
    if expires is not None and expires < scope.as_of:
        return f"it expired on {expires}"
    role = str(waiver.get("approved_by"))
    if role not in scope.pack.manifest.waiver_authorities:
        return f"{scope.role(role)} has no authority to waive"
    return None


def _waived(finding: Finding, waiver: Record) -> Finding:
    """Return the finding as excused by the waiver."""
    message = f"{finding.message} Waived: {waiver.get('reason')}"
    return finding.model_copy(
        update={"status": Status.WAIVED, "waived_by": waiver.origin, "message": message}
    )


def _about(scope: Scope, waiver: Record, hits: list[str], fault: str | None) -> Found:
    """Return the finding on the waiver itself: in use, without force, or not needed."""
    if hits and fault is None:
        status, message = Status.SATISFIED, f"Excuses {', '.join(hits)}."
    elif hits:
        status, message = Status.VIOLATED, f"Does not excuse {', '.join(hits)}: {fault}."
    else:
        why = f", and {fault}" if fault else ""
        status, message = Status.NOT_APPLICABLE, f"Unused: it excuses no violation{why}."
    norm = str(waiver["norm"])
    finding = Finding(
        id=f"{WAIVER}/{waiver.origin}",
        rule=WAIVER,
        title="Waiver in force and needed",
        subject={WAIVER: waiver.origin},
        status=status,
        source=scope.pack.citation((norm,)) or norm,
        norms=(norm,),
        message=message,
        evidence=(waiver.origin,),
        grade=scope.grade((waiver.origin,)),
    )
    return Found(finding, Instance({WAIVER: waiver}))
