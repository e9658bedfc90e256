"""Whether figures of several papers share a bound, so that not each can be at its own end."""

from __future__ import annotations

from collections.abc import Sequence

from checker.unlock.drafts import Drafts
from checker.unlock.intervals import with_value_at
from checker.unlock.prospects import Step
from checker.unlock.trials import Bench


def is_joint(bench: Bench, drafts: Drafts, steps: Sequence[Step]) -> bool:
    """Return whether the tranche is not payable with all figures at the ends that are told.

    ``steps`` has the intervals of the drafts, in the same order.
    """
    ends = ("at_least", "at_most")
    return any(not bench.pays(_with_ends(drafts, steps, end)) for end in ends)


def _with_ends(drafts: Drafts, steps: Sequence[Step], end: str) -> Drafts:
    """Return the drafts with each figure at an end of its interval, where this is told."""
    moved = drafts
    for place, step in enumerate(steps):
        for one in step.intervals:
            value = getattr(one, end)
            if value is not None:
                moved = with_value_at(moved, moved[place], tuple(one.field.split(".")), value)
    return moved
