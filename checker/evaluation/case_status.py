"""A case in a word and in a sentence: its worst status, and how many findings have which."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.messages import Message, gettext
from checker.model.case import Skipped
from checker.model.statuses import counted
from checker.model.verdict import Finding, Status, Tranche, TrancheStatus


def case_status(
    findings: Iterable[Finding],
    tranches: Iterable[Tranche] = (),
    skipped: Collection[Skipped] = (),
) -> Status:
    """Return the worst status; a case to which nothing applied is undetermined.

    So is one with a tranche that is undetermined for a reason of its own, such as an amount that
    is not known, and one of which documents were skipped. A waived violation counts as satisfied
    here: it is excused, and shown as such.
    """
    statuses = {finding.status for finding in findings}
    if skipped or any(_is_undetermined_itself(tranche) for tranche in tranches):
        statuses.add(Status.UNDETERMINED)
    if Status.WAIVED in statuses:
        statuses.add(Status.SATISFIED)
    worst_first = (each for each in Status if each in statuses and each.traits.summary)
    return next(worst_first, Status.UNDETERMINED)


def _is_undetermined_itself(tranche: Tranche) -> bool:
    """Return whether something other than its conditions leaves the tranche open.

    A hold that stands because papers contradict each other does so too.
    """
    if tranche.status in (TrancheStatus.WITHHELD, TrancheStatus.PART_RELEASED) and tranche.missing:
        return True
    open_conditions = {Status.UNDETERMINED, Status.PENDING} & {c.status for c in tranche.conditions}
    return tranche.status is TrancheStatus.UNDETERMINED and not open_conditions


def summary(status: Status, findings: Iterable[Finding]) -> Message:
    """Return the case in a sentence, with the number of findings of each status.

    Raises ValueError for a status that no case has.
    """
    statuses = [finding.status for finding in findings]
    if not set(statuses) - {Status.NOT_APPLICABLE}:
        return gettext("No norm applied to anything in this case, so nothing can be said of it.")
    if status.traits.summary is None:
        raise ValueError(f"no case is {status}")
    return status.traits.summary(counted(statuses))
