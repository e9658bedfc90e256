"""Papers that contradict each other: what each of them would bring, so that none of them helps.

None of the papers is taken. Yet one of them is right, so the case is also assessed with them: what
is payable only while they are left out is not payable, and a hold that one of them brings stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.evaluation.conclusion import Conclusion
from checker.evaluation.doubts import Doubts, doubts
from checker.evaluation.evaluated import Evaluated, evaluate
from checker.messages import Message, gettext
from checker.model.case import Document
from checker.model.verdict import Amount, Consequence, ConsequenceKind, Tranche, TrancheStatus


@dataclass(frozen=True, slots=True)
class World:
    """What follows on the case where these papers are taken."""

    taken: tuple[Document, ...]
    conclusion: Conclusion


def other_worlds(evaluated: Evaluated) -> Iterator[tuple[tuple[Document, ...], Evaluated]]:
    """Yield papers that contradict others, and what the rules say where these are taken."""
    scope = evaluated.scope
    for taken in scope.papers.worlds():
        yield taken, evaluate(scope.taking(taken), evaluated.rules)


def weighed(conclusion: Conclusion, worlds: Sequence[World]) -> Conclusion:
    """Return the conclusion with nothing payable, met, or lifted that a world denies."""
    if not worlds:
        return conclusion
    consequences = {one.id: one for one in conclusion.consequences}
    for world in worlds:
        consequences |= {
            one.id: _doubtful(one, world)
            for one in world.conclusion.consequences
            if _stands(one) and not _stands(consequences.get(one.id))
        }
    in_doubt = doubts([(_which([world]), world.conclusion.all_findings()) for world in worlds])
    tranches = (
        *(_weighed(tranche, worlds, in_doubt) for tranche in conclusion.tranches),
        *_only_elsewhere(conclusion, worlds),
    )
    known = [*conclusion.findings, *(each for item in tranches for each in item.conditions)]
    findings = (
        *(in_doubt.weighed(each) for each in conclusion.findings),
        *in_doubt.only_elsewhere(known),
    )
    ordered = tuple(consequences[name] for name in sorted(consequences))
    return Conclusion(tranches, findings, ordered)


def _stands(consequence: Consequence | None) -> bool:
    """Return whether this is a hold that stands."""
    if consequence is None or consequence.kind is not ConsequenceKind.HOLD:
        return False
    return consequence.lifted_by is None


def _doubtful(hold: Consequence, world: World) -> Consequence:
    message = gettext(
        "{message} It stands as long as other papers contradict {papers}.",
        message=hold.message,
        papers=_named(world.taken),
    )
    return hold.model_copy(update={"message": message})


def _weighed(tranche: Tranche, worlds: Sequence[World], in_doubt: Doubts) -> Tranche:
    """Return a tranche with the holds of all worlds, payable only where it is so in each."""
    conditions = tuple(in_doubt.weighed(each) for each in tranche.conditions)
    if tranche.status is TrancheStatus.RELEASED:
        return tranche.model_copy(update={"conditions": conditions})
    twins = [(world, _twin(tranche, world)) for world in worlds]
    holds = dict.fromkeys(
        (*tranche.holds, *(hold for _, twin in twins if twin is not None for hold in twin.holds))
    )
    changed = tranche.model_copy(update={"holds": tuple(holds), "conditions": conditions})
    now = tranche.payable_now
    against = [world for world, twin in twins if now and not _is_payable(now, twin)]
    if now is None or not against:
        return changed
    status = tranche.status
    if status is TrancheStatus.ELIGIBLE:
        status = TrancheStatus.WITHHELD if holds else TrancheStatus.UNDETERMINED
    return changed.stopped(status, (_which(against),))


def _only_elsewhere(conclusion: Conclusion, worlds: Sequence[World]) -> Iterator[Tranche]:
    """Yield what is only asked for where contradicting papers are taken: it is open."""
    known = {tranche.key for tranche in conclusion.tranches}
    for world in worlds:
        for tranche in world.conclusion.tranches:
            if tranche.key not in known:
                known.add(tranche.key)
                yield tranche.left_open((_which([world]),))


def _twin(tranche: Tranche, world: World) -> Tranche | None:
    return next((each for each in world.conclusion.tranches if each.key == tranche.key), None)


def _is_payable(now: Amount, twin: Tranche | None) -> bool:
    """Return whether in another world at least as much is payable."""
    other = twin.payable_now if twin is not None else None
    return other is not None and other.value >= now.value


def _which(worlds: Sequence[World]) -> Message:
    """Return what is missing: a word on the papers of the smallest of these worlds."""
    fewest = min(len(world.taken) for world in worlds)
    papers = (paper for world in worlds if len(world.taken) == fewest for paper in world.taken)
    return gettext(
        "a paper that supersedes what contradicts, as long as {papers} could hold",
        papers=_named(papers),
    )


def _named(papers: Iterable[Document]) -> str:
    return ", ".join(dict.fromkeys(each.id for each in papers))
