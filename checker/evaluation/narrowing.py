"""A verdict narrowed to some tranches, with what holds them back and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.payments import PAYMENT
from checker.model.case import AMENDMENT
from checker.model.pack import Pack
from checker.model.verdict import Consequence, Finding, Status, Tranche

ALWAYS = frozenset({AMENDMENT, PAYMENT})
"""The rules of findings that any money may depend on."""


def narrowed(conclusion: Conclusion, wanted: str, pack: Pack) -> Conclusion:
    """Return what concerns the tranches that ``wanted`` names.

    ``wanted`` is ``tranche-3``, ``tranche-3/1999`` or ``1999/3``. A tranche is told with the
    violations behind it, and with all that touch its money or evidence: those that share a
    document or a norm with it, and those of amendments and payments. It never looks better alone.
    """
    tranches = named(conclusion.tranches, wanted)
    causes = _causes(tranches, {one.id: one for one in conclusion.consequences})
    touching = _Touching(tranches, pack)
    findings = tuple(
        finding
        for finding in conclusion.findings
        if finding.id in causes
        or (finding.status is Status.VIOLATED and touching.includes(finding))
    )
    conditions = {finding.id for item in tranches for finding in item.conditions}
    holds = {hold for item in tranches for hold in item.holds}
    kept = conditions | holds | {finding.id for finding in findings}
    return Conclusion(tranches, findings, following(conclusion.consequences, kept))


def violated_elsewhere(whole: Conclusion, part: Conclusion) -> int:
    """Return how many findings of the whole are violated that the part does not list."""
    listed = {finding.id for finding in part.all_findings()}
    violated = {each.id for each in whole.all_findings() if each.status is Status.VIOLATED}
    return len(violated - listed)


class _Touching:
    """The documents and norms on which the money of tranches rests."""

    def __init__(self, tranches: Iterable[Tranche], pack: Pack) -> None:
        rules = pack.topic.deciding_entries()
        self._norms: set[str] = set()
        self._documents: set[str] = set()
        for tranche in tranches:
            self._norms.update(rules[tranche.id].all_norms)
            self._documents.update(tranche.evidence, tranche.released_by)
            for finding in tranche.conditions:
                self._norms.update(finding.norms)
                self._documents.update(finding.evidence)

    def includes(self, finding: Finding) -> bool:
        return (
            finding.rule in ALWAYS
            or not self._norms.isdisjoint(finding.norms)
            or not self._documents.isdisjoint(finding.evidence)
        )


def named(tranches: Iterable[Tranche], wanted: str) -> tuple[Tranche, ...]:
    """Return the tranches that ``wanted`` names.

    Every part between slashes has to be the tranche's id, the last word of its id, or a value of
    its subject.
    """
    parts = wanted.split("/")
    return tuple(item for item in tranches if all(part in _names(item) for part in parts))


def _names(tranche: Tranche) -> set[str]:
    return {*names_of(tranche.id), *map(str, tranche.subject.values())}


def names_of(rule: str) -> tuple[str, str]:
    """Return by which names a tranche is known: its id, and the last word of that."""
    return rule, rule.rpartition("-")[2]


def following(consequences: Sequence[Consequence], ids: Set[str]) -> tuple[Consequence, ...]:
    """Return those among ``ids`` or because of one of them, directly or through one another."""
    kept = set(ids)
    while new := {c.id for c in consequences if not kept.isdisjoint(c.because)} - kept:
        kept |= new
    return tuple(item for item in consequences if item.id in kept)


def _causes(tranches: Iterable[Tranche], consequences: Mapping[str, Consequence]) -> set[str]:
    """Return the ids of the holds against tranches, and of all that they are because of."""
    causes: set[str] = set()
    waiting = [hold for item in tranches for hold in item.holds]
    while waiting:
        if (cause := waiting.pop()) not in causes:
            causes.add(cause)
            waiting += consequences[cause].because if cause in consequences else ()
    return causes
