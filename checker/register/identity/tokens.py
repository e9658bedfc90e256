"""Tokens with which a party comes into a workbench: signed by its key, for a number of days."""

from __future__ import annotations

import base64
from dataclasses import asdict, dataclass
from datetime import date
from typing import Final

from checker.messages import gettext
from checker.register.identity.envelope import open_sealed, seal
from checker.register.identity.keys import PrivateKey
from checker.register.identity.standing import Standing
from checker.register.log import canonical

TOKEN: Final = "application/vnd.checker.register.token+json"  # noqa: S105 - a media type


class TokenError(ValueError):
    """A token that does not let anybody in; says why."""


@dataclass(frozen=True, slots=True)
class Token:
    """That a party of a register (``origin``) comes in, up to the day ``until`` (YYYY-MM-DD)."""

    origin: str
    party: str
    key: str
    until: str


def make_token(signer: PrivateKey, origin: str, party: str, until: date) -> str:
    """Return a token as one word; whoever has it acts in the party's name until then."""
    token = Token(origin, party, signer.public.fingerprint, until.isoformat())
    sealed = seal(canonical.dumps(asdict(token)), TOKEN, [signer])
    return base64.urlsafe_b64encode(sealed).decode().rstrip("=")


def checked_token(text: str, standing: Standing, today: str) -> Token:
    """Return what a token says; raises TokenError unless it holds on the day ``today``.

    It holds while the key that signed it is in force.
    """
    try:
        sealed = open_sealed(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
        token = Token(**canonical.loads_object(sealed.payload))
        record = standing.key_in_force(token.key)
        if record is not None:
            sealed.check(TOKEN, [record.public])
    except (ValueError, TypeError):
        raise TokenError(gettext("this is not a token of a party")) from None
    if record is None or record.party != token.party:
        raise TokenError(gettext("the key of the token is not in force"))
    if token.origin != standing.origin:
        raise TokenError(gettext("the token is for another register"))
    if not isinstance(token.until, str) or token.until < today:
        raise TokenError(gettext("the token was good until {day}", day=token.until))
    return token
