"""DSSE envelopes: what was signed, by which keys. The only module that knows securesystemslib."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass

from securesystemslib.dsse import Envelope as Dsse
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import CryptoSigner, SSlibKey

from checker.register.identity.keys import PrivateKey, PublicKey
from checker.register.log import canonical


class EnvelopeError(ValueError):
    """An envelope that does not hold; says why."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """An envelope taken apart. Nothing in it is to be believed before ``check``."""

    payload: bytes
    payload_type: str
    signers: tuple[str, ...]
    _envelope: Dsse

    def check(self, payload_type: str, keys: Sequence[PublicKey]) -> bytes:
        """Return the payload if it is of this type and signed by exactly these keys.

        Raises EnvelopeError for another type, a missing or wrong signature, or one too many.
        """
        if self.payload_type != payload_type:
            raise EnvelopeError(f"it is an envelope of type {self.payload_type!r}")
        wanted = {key.fingerprint for key in keys}
        if set(self.signers) != wanted:
            raise EnvelopeError("it is signed by other keys than those that have to")
        try:
            self._envelope.verify([_dsse_key(key) for key in keys], len(wanted))
        except (VerificationError, ValueError):
            raise EnvelopeError("a signature does not fit what was signed") from None
        return self.payload


def seal(payload: bytes, payload_type: str, signers: Sequence[PrivateKey]) -> bytes:
    """Return the canonical bytes of an envelope around a payload, signed by each of the keys."""
    envelope = Dsse(payload, payload_type, {})
    for signer in signers:
        key = _dsse_key(signer.public)
        envelope.sign(CryptoSigner(signer.loaded, key))
    return canonical.dumps(envelope.to_dict())


def open_sealed(data: bytes) -> Sealed:
    """Return an envelope taken apart; raises EnvelopeError for what ``seal`` would not write."""
    try:
        value = canonical.loads_object(data)
        envelope = Dsse.from_dict(copy.deepcopy(value))
        written = canonical.dumps(envelope.to_dict())
    except Exception as error:  # the library raises many kinds for what is not an envelope
        raise EnvelopeError("it is not an envelope") from error
    if written != data:
        raise EnvelopeError("it is not written as an envelope is")
    return Sealed(envelope.payload, envelope.payload_type, tuple(envelope.signatures), envelope)


def _dsse_key(key: PublicKey) -> SSlibKey:
    return SSlibKey.from_crypto(key.loaded(), keyid=key.fingerprint)
