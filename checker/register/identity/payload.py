"""What a party signs: one form for every kind of entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.register.identity.envelope import EnvelopeError, open_sealed, seal
from checker.register.identity.keys import PrivateKey, PublicKey
from checker.register.log import canonical
from checker.register.log.entry import DocumentRef, Kind

VERSION = 1


@dataclass(frozen=True, slots=True)
class Payload:
    """A request to append, as it is signed.

    ``party`` is in whose name it is made and ``key`` the fingerprint of the key that signs.
    ``seen_size`` and ``seen_root`` are the newest checkpoint that the signer has verified: who
    rewrites the log later contradicts them. ``nonce`` tells requests apart that are otherwise
    the same; without one, sending the same again is a retry.
    """

    kind: Kind
    origin: str
    party: str
    key: str
    seen_size: int
    seen_root: str
    case: str | None = None
    nonce: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[DocumentRef, ...] = ()

    def to_bytes(self) -> bytes:
        """Return the canonical bytes; raises NotCanonicalError for data without such a form."""
        return canonical.dumps(self._value())

    @property
    def retry_key(self) -> str:
        """Return what is the same for a request and its retry: a digest of all but ``seen``."""
        value = self._value()
        del value["seen"]
        return canonical.digest(canonical.dumps(value))

    def _value(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "kind": self.kind.value,
            "origin": self.origin,
            "case": self.case,
            "party": self.party,
            "key": self.key,
            "nonce": self.nonce,
            "seen": {"size": self.seen_size, "root": self.seen_root},
            "data": dict(self.data),
            "documents": [item.to_json() for item in self.documents],
        }

    @classmethod
    def from_bytes(cls, data: bytes) -> Payload:
        """Return the payload of canonical bytes; raises EnvelopeError for anything else."""
        try:
            value = canonical.loads_object(data)
            if value.pop("v") != VERSION:
                raise ValueError("another version")
            seen = value.pop("seen")
            refs = tuple(DocumentRef(**item) for item in value.pop("documents"))
            payload = cls(
                **value | {"kind": Kind(value["kind"]), "documents": refs},
                seen_size=seen["size"],
                seen_root=seen["root"],
            )
            exact = payload.to_bytes() == data and isinstance(payload.seen_size, int)
        except (TypeError, ValueError, KeyError):
            raise EnvelopeError("what was signed is not a request to a register") from None
        if not exact:
            raise EnvelopeError("what was signed says more than a request does")
        return payload


def payload_type(kind: Kind) -> str:
    """Return the DSSE payload type of a kind: an envelope of one is never taken for another."""
    return f"application/vnd.checker.register.{kind.value}+json"


def sealed_payload(payload: Payload, signers: Sequence[PrivateKey]) -> bytes:
    """Return the envelope of a payload, signed by each of the keys."""
    return seal(payload.to_bytes(), payload_type(payload.kind), signers)


def read_payload(envelope: bytes) -> Payload:
    """Return what an envelope claims, with no signature checked; raises EnvelopeError."""
    return Payload.from_bytes(open_sealed(envelope).payload)


def checked_payload(envelope: bytes, keys: Sequence[PublicKey]) -> Payload:
    """Return what exactly these keys signed; raises EnvelopeError."""
    sealed = open_sealed(envelope)
    payload = Payload.from_bytes(sealed.payload)
    sealed.check(payload_type(payload.kind), keys)
    return payload
