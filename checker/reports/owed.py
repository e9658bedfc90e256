"""What has to arrive, by who owes it."""

from __future__ import annotations

from collections.abc import Iterator

from checker.messages import Message, gettext
from checker.reports.assessment import Assessment
from checker.reports.selection import Missing, determination_by

NOBODY = gettext("Nobody named")


def owed_by(assessment: Assessment) -> dict[str, list[Missing]]:
    """Return what is missing by the title of the role that owes it, in order of first mention.

    What names no sender is owed by whoever has to act on what waits for it; ``NOBODY`` comes last.
    """
    needs: dict[str, dict[str, dict[str, None]]] = {}
    for sender, text, waiting in _needs(assessment):
        needs.setdefault(sender, {}).setdefault(text, {})[waiting] = None
    ordered = sorted(needs, key=lambda sender: sender == NOBODY)
    return {
        sender: [Missing(text, tuple(waiting)) for text, waiting in needs[sender].items()]
        for sender in ordered
    }


def _needs(assessment: Assessment) -> Iterator[tuple[str, str, str]]:
    """Yield who owes a thing, the thing, and the id of what waits for it."""
    verdict, manifest = assessment.verdict, assessment.pack.manifest
    for tranche in verdict.tranches:
        for text in tranche.missing:
            yield _sender(text) or NOBODY, _thing(text), tranche.key
    for finding in verdict.all_findings():
        if finding.status.traits.settled:
            continue
        bearer = manifest.role_title(finding.bearer) if finding.bearer else NOBODY
        for text in finding.missing:
            yield _sender(text) or bearer, _thing(text), finding.id
        if finding.awaiting and not finding.missing:
            role = manifest.role_title(finding.awaiting)
            yield role, determination_by(role), finding.id
    for consequence in verdict.consequences:
        for text in consequence.missing:
            yield _sender(text) or NOBODY, _thing(text), consequence.id


def _sender(text: str) -> str | None:
    """Return the sender that a message on something missing names."""
    return text.arguments.get("sender") if isinstance(text, Message) else None


def _thing(text: str) -> str:
    """Return what is missing without the sender, under whose name it is listed."""
    if isinstance(text, Message) and "sender" in text.arguments:
        what: str = text.arguments["what"]
        return what
    return text
