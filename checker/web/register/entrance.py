"""Parties come in with tokens that their keys have signed."""

from __future__ import annotations

from checker.register.clock import day_of
from checker.register.identity.tokens import TokenError, checked_token
from checker.web.entrance import Visitor, same, sealed
from checker.web.register.cases import RegisterCases

_SECRET = b"checker calendar v1\n"


class PartyEntrance:
    """Lets in the parties of a register while their keys are in force."""

    def __init__(self, cases: RegisterCases) -> None:
        self._cases = cases

    def admit(self, token: str) -> Visitor | None:
        """Return the party that signed a token; None where the token does not hold today."""
        standing, register = self._cases.standing(), self._cases.register
        try:
            found = checked_token(token, standing, day_of(register.clock(), standing.time_zone))
        except TokenError:
            return None
        return Visitor(found.party, found.key)

    def ticket(self, visitor: Visitor, what: str) -> str:
        """Return what is void once the party's key is out of force."""
        party, key = visitor.party or "", visitor.key or ""
        return f"{party}.{sealed(self._secret(), party, key, what)}"

    def holder(self, ticket: str, what: str) -> Visitor | None:
        """Return the party in whose name a ticket was made, while its key is in force."""
        party = ticket.partition(".")[0]
        records = self._cases.standing().keys.values()
        mine = (each for each in records if each.party == party and each.until is None)
        visitors = (Visitor(party, each.public.fingerprint) for each in mine)
        return next((each for each in visitors if same(ticket, self.ticket(each, what))), None)

    def _secret(self) -> bytes:
        """Return what only whoever has the register's key can make; the same each time."""
        return self._cases.register.signing_key.loaded.sign(_SECRET)
