"""What the workbench is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.register.opening import Register

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MAX_BODY_BYTES = 20 * 1024**2


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the cases are, the address that is listened to, and the token that opens a folder.

    Into a register every party comes with a token of its own. Without a token everybody who
    reaches the address may read a folder and save into it, so only this machine may.
    """

    cases: Path | Register
    host: str = "127.0.0.1"
    token: str | None = None

    @property
    def is_local(self) -> bool:
        """Return whether only this machine can reach the workbench."""
        return self.host in LOOPBACK

    @property
    def needs_token(self) -> bool:
        """Return whether nobody comes in without a token."""
        return self.token is not None or self.has_parties

    @property
    def has_parties(self) -> bool:
        """Return whether the cases are those of a register, which knows who may do what."""
        return not isinstance(self.cases, Path)

    @property
    def hosts(self) -> frozenset[str] | None:
        """Return the names under which the workbench may be asked for; None for any.

        With a token any name will do: a page elsewhere that makes its name point here has no
        token.
        """
        return None if self.needs_token else LOOPBACK | {self.host}
