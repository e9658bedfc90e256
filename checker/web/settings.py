"""What the workbench is told when it starts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MAX_BODY_BYTES = 20 * 1024**2


@dataclass(frozen=True, slots=True)
class Settings:
    """The folder of cases, the address that is listened to, and the token that opens it.

    Without a token everybody who reaches the address may read and save, so only this machine may.
    """

    folder: Path
    host: str = "127.0.0.1"
    token: str | None = None

    @property
    def is_local(self) -> bool:
        """Return whether only this machine can reach the workbench."""
        return self.host in LOOPBACK

    @property
    def session(self) -> str | None:
        """Return what the cookie of a browser holds that gave the token; it does not tell it."""
        if self.token is None:
            return None
        return hashlib.sha256(f"checker session {self.token}".encode()).hexdigest()

    @property
    def hosts(self) -> frozenset[str] | None:
        """Return the names under which the workbench may be asked for; None for any.

        With a token any name will do: a page elsewhere that makes its name point here has no
        token.
        """
        return None if self.token else LOOPBACK | {self.host}
