"""Waivers of a case against the norms and rules of its pack; one of nothing excuses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from checker.model.case import WAIVER, Document
from checker.model.pack import Pack
from checker.model.problems import Problem
from checker.packs.shape import suggestion


def waiver_problems(pack: Pack, documents: Iterable[Document]) -> Iterator[Problem]:
    """Yield each waiver of a norm or rule that the pack does not have."""
    known = {*pack.norms, *pack.topic.rules_by_id()}
    for document in documents:
        name = str(document.record.get("norm"))
        if document.type == WAIVER and name not in known:
            position = replace(document.position, pointer=f"{document.position.pointer}/norm")
            message = f"the pack has no norm or rule {name!r} that could be waived"
            hint = suggestion(name, known) or "take the id of a norm, or of a rule, from a verdict"
            yield Problem(position, "unknown-norm", message, hint=hint)
