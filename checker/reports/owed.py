"""What has to arrive, by who owes it."""

from __future__ import annotations

from checker.messages import Message, gettext
from checker.reports.assessment import Assessment
from checker.reports.selection import Missing, wanted

NOBODY = gettext("Nobody named")


def owed_by(assessment: Assessment) -> dict[str, list[Missing]]:
    """Return what is missing by the title of the role that owes it, in order of first mention.

    What names no sender is owed by whoever has to act on what waits for it; ``NOBODY`` comes last.
    """
    needs: dict[str, dict[str, dict[str, None]]] = {}
    for text, waiting, owner in wanted(assessment):
        sender = _sender(text) or owner or NOBODY
        needs.setdefault(sender, {}).setdefault(_thing(text), {})[waiting] = None
    ordered = sorted(needs, key=lambda sender: sender == NOBODY)
    return {
        sender: [Missing(text, tuple(waiting)) for text, waiting in needs[sender].items()]
        for sender in ordered
    }


def _sender(text: str) -> str | None:
    """Return the sender that a message on something missing names."""
    return text.arguments.get("sender") if isinstance(text, Message) else None


def _thing(text: str) -> str:
    """Return what is missing without the sender, under whose name it is listed."""
    if isinstance(text, Message) and "sender" in text.arguments:
        what: str = text.arguments["what"]
        return what
    return text
