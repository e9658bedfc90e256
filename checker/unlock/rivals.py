"""Papers that end a contradiction: one takes the place of those that stand against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.model.case import Document
from checker.unlock.drafts import Draft, ordered


def in_place_of(rivals: Sequence[Document], draft: Draft) -> Iterator[Draft]:
    """Yield papers that come when ``draft`` does, supersede all rivals, and say what one says.

    Which of them is right is for their sender to say; nobody is asked for a figure of its own.
    """
    names = tuple(each.id for each in rivals)
    for each in rivals:
        fields = {**each.record, "received_on": draft.received_on, "supersedes": list(names)}
        yield replace(draft, fields=ordered(fields), base=each.id, settles=names)
