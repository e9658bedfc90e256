"""How much the evaluation of a pack may take, and the problem of a pack that takes more."""

from __future__ import annotations

from collections.abc import Iterator

from checker.feel import LimitExceeded, Limits
from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.problems import InputError, Position, Problem
from checker.model.written import texts_in

STEPS_PER_DOCUMENT = 1_000
ITEMS_PER_DOCUMENT = 10


def limits_of(documents: int) -> Limits:
    """Return how much one evaluation may take on a case with so many documents.

    What stops a definition without end must not stop a large case.
    """
    least = Limits()
    steps = least.steps + STEPS_PER_DOCUMENT * documents
    return Limits(steps, least.call_depth, least.length + ITEMS_PER_DOCUMENT * documents)


def too_large(pack: Pack, documents: int, text: str, error: LimitExceeded) -> InputError:
    """Return the problem of a pack that asks for too much at a FEEL text, with its rule.

    ``documents`` is how many of them the case has.
    """
    message = gettext(
        "the rule {rule!r} cannot be evaluated on this case (documents: {count:,}): {reason}",
        rule=next(_entries_with(pack, text), pack.id),
        count=documents,
        reason=error,
    )
    hint = gettext(
        "the limit grows with the documents: look for a definition that calls itself without "
        "end, or for a list that is searched once for each item of another"
    )
    place = Position(pack.folder)
    problem = Problem(place, "limit", message, found=" ".join(text.split()), hint=hint)
    return InputError([problem])


def _entries_with(pack: Pack, text: str) -> Iterator[str]:
    """Yield the ids of the entries of the pack in which a FEEL text stands."""
    for name, entry in pack.topic.named_entries():
        if any(text in each for each in texts_in(entry)):
            yield name
