"""Ways that are told as one, and those that are not told because a shorter one says the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from checker.unlock.trials import Bench, Trial

_MANY_ALIKE: Final = 4
"""From so many ways on that differ in one paper, they are told as one with alternatives."""


def without_detours(bench: Bench, trials: Sequence[Trial]) -> list[Trial]:
    """Return the trials without those that take papers as a shorter one does, and others besides.

    One that rests on a figure of a fact stays: with more papers it may be another figure.
    """
    return [
        each
        for each in trials
        if _rests_on_figures(bench, each)
        or not any(_kinds(other) < _kinds(each) for other in trials)
    ]


def _rests_on_figures(bench: Bench, trial: Trial) -> bool:
    facts = (draft for draft in trial.drafts if draft.is_fact)
    return any(True for draft in facts for _ in bench.free_figures(draft))


def _kinds(trial: Trial) -> Counter[tuple[str, str]]:
    return Counter((draft.type, draft.role) for draft in trial.drafts)


def grouped(trials: Sequence[Trial]) -> list[list[Trial]]:
    """Return trials in groups that differ in one paper of a type; small groups are taken apart."""
    groups: list[list[Trial]] = []
    for trial in trials:
        group = next((each for each in groups if _differ_in_one(each, trial)), None)
        if group is None:
            groups.append([trial])
        else:
            group.append(trial)
    few = (group if len(group) >= _MANY_ALIKE else None for group in groups)
    return [
        each
        for group, many in zip(groups, few, strict=True)
        for each in ([many] if many else [[trial] for trial in group])
    ]


def _differ_in_one(group: Sequence[Trial], trial: Trial) -> bool:
    """Return whether a trial differs from each of a group in the same one paper."""
    mine = {each.signature(): (each.type, each.role) for each in trial.drafts}
    varying = set()
    for other in group:
        theirs = {each.signature(): (each.type, each.role) for each in other.drafts}
        new, old = mine.keys() - theirs.keys(), theirs.keys() - mine.keys()
        if len(new) != 1 or len(old) != 1:
            return False
        varying |= {mine[name] for name in new} | {theirs[name] for name in old}
        common = mine.keys() & theirs.keys()
        if len(common) != len(trial.drafts) - 1:
            return False
    return len(varying) == 1
