"""Conditions that several tranches share, as conditions of each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.model.pack import Condition, SharedCondition, TrancheRule


def with_shared(
    tranches: Iterable[TrancheRule], shared: Sequence[SharedCondition]
) -> tuple[TrancheRule, ...]:
    """Return the tranches with the shared conditions that name them before their own."""
    return tuple(_with_shared(tranche, shared) for tranche in tranches)


def _with_shared(tranche: TrancheRule, shared: Sequence[SharedCondition]) -> TrancheRule:
    own = [_condition(each) for each in shared if tranche.id in each.conditions_for]
    if not own:
        return tranche
    return tranche.model_copy(update={"conditions": (*own, *tranche.conditions)})


def _condition(shared: SharedCondition) -> Condition:
    """Return the condition of one tranche, which stands where the shared one was written."""
    written = shared.model_dump(exclude={"conditions_for"}, exclude_unset=True)
    condition = Condition.model_validate(written)
    condition.written_at(*shared.place)
    return condition


def unknown_tranches(
    shared: Iterable[SharedCondition], tranches: Iterable[TrancheRule]
) -> Iterator[tuple[SharedCondition, int, str]]:
    """Yield each name in ``conditions_for`` that no tranche has, with its index there."""
    known = {tranche.id for tranche in tranches}
    for condition in shared:
        for index, name in enumerate(condition.conditions_for):
            if name not in known:
                yield condition, index, name
