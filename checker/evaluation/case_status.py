"""A case in a word and in a sentence: its worst status, and how many findings have which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.model.verdict import Finding, Status, Tranche, TrancheStatus

WORST_FIRST = (Status.VIOLATED, Status.UNDETERMINED, Status.PENDING, Status.SATISFIED)
SUMMARY_ORDER = (*WORST_FIRST[:3], Status.WAIVED, Status.SATISFIED, Status.NOT_APPLICABLE)
SUMMARIES = {
    Status.VIOLATED: "Something is violated",
    Status.UNDETERMINED: "Something cannot be determined yet",
    Status.PENDING: "Nothing is violated, and something is still to come",
    Status.SATISFIED: "Everything that applies is satisfied",
}


def case_status(findings: Iterable[Finding], tranches: Iterable[Tranche] = ()) -> Status:
    """Return the worst status; a case to which nothing applied is undetermined.

    So is one with a tranche that is undetermined for a reason of its own, such as an amount that
    is not known. A waived violation counts as satisfied here: it is excused, and shown as such.
    """
    statuses = {finding.status for finding in findings}
    if any(_is_undetermined_itself(tranche) for tranche in tranches):
        statuses.add(Status.UNDETERMINED)
    if Status.WAIVED in statuses:
        statuses.add(Status.SATISFIED)
    return next((status for status in WORST_FIRST if status in statuses), Status.UNDETERMINED)


def _is_undetermined_itself(tranche: Tranche) -> bool:
    """Return whether something other than its conditions leaves the tranche open."""
    open_conditions = {Status.UNDETERMINED, Status.PENDING} & {c.status for c in tranche.conditions}
    return tranche.status is TrancheStatus.UNDETERMINED and not open_conditions


def summary(status: Status, findings: Iterable[Finding]) -> str:
    """Return the case in a sentence, with the number of findings of each status."""
    counts = Counter(finding.status for finding in findings)
    if not counts.keys() - {Status.NOT_APPLICABLE}:
        return "No norm applied to anything in this case, so nothing can be said of it."
    parts = [f"{counts[name]} {name}" for name in SUMMARY_ORDER if counts[name]]
    return f"{SUMMARIES[status]}: {', '.join(parts)}."
