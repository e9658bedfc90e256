"""Checkpoints: how far the log reaches, as a signed note of the C2SP form.

Three lines (origin, size, root in base64), an empty line, and a line for each signature.
Witnesses may add lines. There is no time in it: nobody could verify one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.register.identity.keys import PrivateKey, PublicKey
from checker.register.log.chain import Extent

_NOTE = re.compile(r"([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/=]{44})\n\n((?:\u2014 \S+ \S+\n)+)")
_ED25519 = b"\x01"


class NoteError(ValueError):
    """A checkpoint that does not hold; says why."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """That the log of ``origin`` had ``size`` entries and this root (in hexadecimal)."""

    origin: str
    size: int
    root: str

    @property
    def text(self) -> str:
        """Return the lines that are signed."""
        root = base64.b64encode(bytes.fromhex(self.root)).decode()
        return f"{self.origin}\n{self.size}\n{root}\n"


def signed(origin: str, extent: Extent, signer: PrivateKey) -> str:
    """Return the checkpoint of an extent as a signed note. The same extent gives the same text."""
    text = Checkpoint(origin, extent.size, extent.root).text
    signature = _key_hash(origin, signer.public) + signer.loaded.sign(text.encode())
    return f"{text}\n\u2014 {origin} {base64.b64encode(signature).decode()}\n"


def opened(note: str, keys: Sequence[PublicKey]) -> Checkpoint:
    """Return the checkpoint in a note that one of the keys signed; raises NoteError."""
    match = _NOTE.fullmatch(note)
    if match is None:
        raise NoteError("it is not a signed checkpoint")
    origin, size, root, signatures = match.groups()
    try:
        found = Checkpoint(origin, int(size), base64.b64decode(root, validate=True).hex())
        lines = [
            base64.b64decode(line.rsplit(" ", 1)[1], validate=True)
            for line in signatures.splitlines()
        ]
    except (binascii.Error, ValueError):
        raise NoteError("it is not a signed checkpoint") from None
    text = found.text.encode()
    if not note.encode().startswith(text):
        raise NoteError("its root is not written as a checkpoint has it")
    for key in keys:
        prefix = _key_hash(origin, key)
        if any(line[:4] == prefix and key.verifies(line[4:], text) for line in lines):
            return found
    raise NoteError("no key that is known has signed it")


def _key_hash(name: str, key: PublicKey) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + key.raw).digest()[:4]
