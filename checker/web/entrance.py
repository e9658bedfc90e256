"""Who comes in, and with what: nothing, the token of a folder, or that of a party."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from typing import Protocol

TICKET = "ticket"
"""What stands in the address of a calendar where everybody may come in."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who came in: a ``party`` by its ``key``, a fingerprint; both None in a folder."""

    party: str | None = None
    key: str | None = None


class Entrance(Protocol):
    """Lets people in by a token, and calendar programs by a ticket in their address."""

    def admit(self, token: str) -> Visitor | None:
        """Return who brings a token; None where it opens nothing."""

    def ticket(self, visitor: Visitor, what: str) -> str:
        """Return what lets somebody without a token see one thing, in a visitor's name."""

    def holder(self, ticket: str, what: str) -> Visitor | None:
        """Return in whose name a ticket shows a thing; None where it does not."""


class OpenEntrance:
    """Everybody may come in, for only this machine is listened to."""

    def admit(self, token: str) -> Visitor | None:
        """Return a visitor without a name."""
        return Visitor()

    def ticket(self, visitor: Visitor, what: str) -> str:
        """Return a word; the address is not secret."""
        return TICKET

    def holder(self, ticket: str, what: str) -> Visitor | None:
        """Return a visitor without a name for that word."""
        return Visitor() if ticket == TICKET else None


@dataclass(frozen=True, slots=True)
class TokenEntrance:
    """Whoever has the one token may come in."""

    token: str

    def admit(self, token: str) -> Visitor | None:
        """Return a visitor without a name for the token."""
        return Visitor() if same(token, self.token) else None

    def ticket(self, visitor: Visitor, what: str) -> str:
        """Return what another token would make void."""
        return sealed(self.token.encode(), what)

    def holder(self, ticket: str, what: str) -> Visitor | None:
        """Return a visitor without a name for the ticket of a thing."""
        return Visitor() if same(ticket, self.ticket(Visitor(), what)) else None


def sealed(secret: bytes, *parts: str) -> str:
    """Return what only somebody with the secret can make of these parts, in hexadecimal."""
    text = "\n".join(("checker calendar", *parts))
    return hmac.new(secret, text.encode(), hashlib.sha256).hexdigest()


def same(given: str, wanted: str) -> bool:
    """Return whether two texts are the same, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode(), wanted.encode())
