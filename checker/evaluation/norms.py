"""Which norms of the inventory were decided on a case, and which were not looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.evaluation.conclusion import Conclusion
from checker.messages import gettext, joined
from checker.model.pack import Norm, Pack
from checker.model.verdict import Coverage, Finding, Status, TrancheStatus, Unchecked

DECIDED = frozenset({Status.SATISFIED, Status.VIOLATED, Status.WAIVED})


def coverage(pack: Pack, conclusion: Conclusion) -> Coverage:
    """Return how many norms were decided on the case, and why the others were not."""
    decided = set(_decided(pack, conclusion))
    findings: dict[str, list[Finding]] = {}
    for finding in conclusion.all_findings():
        for norm in finding.norms:
            findings.setdefault(norm, []).append(finding)
    unchecked = tuple(
        _unchecked(pack, norm, findings.get(norm.id, ()))
        for norm in pack.norms.values()
        if norm.id not in decided
    )
    return Coverage(
        norms=len(pack.norms), checked=len(pack.norms) - len(unchecked), unchecked=unchecked
    )


def _decided(pack: Pack, conclusion: Conclusion) -> Iterator[str]:
    rules = set()
    for finding in conclusion.all_findings():
        if finding.status in DECIDED:
            rules.add(finding.rule)
            yield from finding.norms
    known = {tranche.id: tranche for tranche in pack.topic.tranches}
    for tranche in conclusion.tranches:
        if tranche.status is not TrancheStatus.UNDETERMINED:
            yield from known[tranche.id].all_norms
    for rule in pack.topic.consequences:
        if any(trigger.finding in rules for trigger in rule.when):
            yield from rule.all_norms


def _unchecked(pack: Pack, norm: Norm, findings: Iterable[Finding]) -> Unchecked:
    """Return why a norm was not decided: what is missing, when it is due, or that nothing is."""
    of = {finding.status: finding for finding in findings}
    if norm.state == "not-checkable":
        return Unchecked(norm=norm.id, why=norm.reason or "", sender=None)
    if (open_one := of.get(Status.UNDETERMINED)) is not None:
        why = joined(open_one.missing[:1]) if open_one.missing else open_one.message
        return Unchecked(norm=norm.id, why=why, sender=open_one.awaiting or open_one.bearer)
    if (later := of.get(Status.PENDING)) is not None:
        why = gettext("not due until {day}", day=later.due)
        return Unchecked(norm=norm.id, why=why, sender=later.bearer)
    if Status.NOT_APPLICABLE in of:
        return Unchecked(norm=norm.id, why=gettext("applies to nothing in this case"), sender=None)
    why = gettext("nothing in this case is about it")
    if norm.state == "needs-a-person":
        why = gettext("a person has to judge it, and no paper on it is on file")
    role = norm.who.casefold()
    return Unchecked(
        norm=norm.id, why=why, sender=role if role in pack.manifest.roles else norm.who
    )
