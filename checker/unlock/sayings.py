"""What papers to come say: against others, of their own accord, or of what is replaced."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from checker.unlock.drafts import ENVELOPE, Draft, Drafts


def is_against(
    mine: Mapping[str, Any], other: Mapping[str, Any], key: Sequence[str], required: Sequence[str]
) -> bool:
    """Return whether two papers on one matter, or on part of it, say different things."""
    for name in key:
        ours, theirs = mine.get(name), other.get(name)
        is_part = name not in required and (ours is None or theirs is None)
        if ours != theirs and not is_part:
            return False
    said = [name for name in required if name not in key and name not in ENVELOPE]
    return any(mine.get(name) != other.get(name) for name in said)


def refers_to_replaced(draft: Draft, given: Drafts) -> bool:
    """Return whether a paper is about one in whose place another one of these comes."""
    replaced = {name for each in given for name in (*each.settles, each.base)}
    said = (value for name, value in draft.fields.items() if name not in ENVELOPE)
    return any(isinstance(value, str) and value in replaced for value in said)


def is_said(draft: Draft, required: Sequence[str], key: Sequence[str]) -> bool:
    """Return whether what a paper says is asked of it, and not only one of several choices."""
    asked = {want.path for want in draft.wants if want.target.operator == "="}
    said = [name for name in required if name not in key and name not in ENVELOPE]
    return all((name,) in asked for name in said)
