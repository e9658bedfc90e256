"""A verdict narrowed to some tranches, with what holds them back and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from checker.evaluation.conclusion import Conclusion
from checker.model.verdict import Consequence, Tranche


def narrowed(conclusion: Conclusion, wanted: str) -> Conclusion:
    """Return what concerns the tranches that ``wanted`` names.

    ``wanted`` is ``tranche-3``, ``tranche-3/1999`` or ``1999/3``. A tranche that is withheld is
    told with the violation behind it: the case is not in order.
    """
    tranches = named(conclusion.tranches, wanted)
    causes = _causes(tranches, {one.id: one for one in conclusion.consequences})
    findings = tuple(finding for finding in conclusion.findings if finding.id in causes)
    conditions = {finding.id for item in tranches for finding in item.conditions}
    holds = {hold for item in tranches for hold in item.holds}
    kept = conditions | holds | {finding.id for finding in findings}
    return Conclusion(tranches, findings, following(conclusion.consequences, kept))


def named(tranches: Iterable[Tranche], wanted: str) -> tuple[Tranche, ...]:
    """Return the tranches that ``wanted`` names.

    Every part between slashes has to be the tranche's id, the last word of its id, or a value of
    its subject.
    """
    parts = wanted.split("/")
    return tuple(item for item in tranches if all(part in _names(item) for part in parts))


def _names(tranche: Tranche) -> set[str]:
    values = {str(value) for value in tranche.subject.values()}
    return {tranche.id, tranche.id.rpartition("-")[2], *values}


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
