"""One entry of the log: what its body says, and the bytes that belong to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from checker.register.log import canonical

VERSION = 1
HASH_PREFIX = b"checker register entry v1\n"
NO_HASH = "0" * 64


class Kind(StrEnum):
    """What an entry records."""

    GENESIS = "genesis"
    PARTY = "party"
    ROLE = "role"
    KEY_ADDED = "key-added"
    KEY_REVOKED = "key-revoked"
    REGISTER_KEY = "register-key"
    RULES = "rules"
    CASE_OPENED = "case-opened"
    MEMBER = "member"
    RULES_CHANGED = "rules-changed"
    SUBMISSION = "submission"
    FORWARDED = "forwarded"
    IMPORT = "import"
    AFFIRMED = "affirmed"
    VERDICT = "verdict"
    PRECHECK = "precheck"
    RESTORED = "restored"
    ERASED = "erased"


PAPERS = (Kind.SUBMISSION, Kind.IMPORT)
"""Kinds whose documents are papers of a case that can count as evidence."""

ERASABLE = (*PAPERS, Kind.FORWARDED)
"""Kinds whose documents can lose their bytes; rules and verdicts are kept."""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as a body names it; ``digest`` covers its exact bytes."""

    id: str
    type: str
    digest: str
    size: int

    def to_json(self) -> dict[str, Any]:
        """Return the reference as canonical JSON has it."""
        return {"id": self.id, "type": self.type, "digest": self.digest, "size": self.size}


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """A document with its bytes, as they were signed."""

    id: str
    type: str
    content: bytes

    @property
    def is_erased(self) -> bool:
        """Return whether the bytes were taken away; no document is recorded without any."""
        return not self.content

    @property
    def ref(self) -> DocumentRef:
        """Return how a body names the document."""
        return DocumentRef(self.id, self.type, canonical.digest(self.content), len(self.content))


@dataclass(frozen=True, slots=True)
class Body:
    """What the register says of an entry; its canonical bytes are hashed and chained.

    ``case_seq`` counts the entries of a case from 1 and ``case_prev`` is the hash of the one
    before, so that a bundle of one case shows whether one was left out. ``key`` is the
    fingerprint of the key that signed the envelope, ``party`` the one in whose name it acts.
    """

    origin: str
    seq: int
    prev: str
    recorded_at: str
    received_on: str
    kind: Kind
    case: str | None
    case_seq: int | None
    case_prev: str | None
    party: str
    key: str
    envelope: str
    documents: tuple[DocumentRef, ...] = ()

    def to_bytes(self) -> bytes:
        """Return the canonical bytes."""
        value = {name: getattr(self, name) for name in self.__slots__}
        value |= {"v": VERSION, "documents": [item.to_json() for item in self.documents]}
        return canonical.dumps(value | {"kind": self.kind.value})

    @classmethod
    def from_bytes(cls, data: bytes) -> Body:
        """Return the body of canonical bytes; raises NotCanonicalError for anything else."""
        value = canonical.loads_object(data)
        if value.pop("v", None) != VERSION:
            raise canonical.NotCanonicalError("the body is of another version")
        try:
            refs = tuple(DocumentRef(**item) for item in value.pop("documents"))
            body = cls(**value | {"kind": Kind(value["kind"]), "documents": refs})
        except (TypeError, ValueError, KeyError) as error:
            raise canonical.NotCanonicalError(f"the body has other fields: {error}") from None
        if body.to_bytes() != data:
            raise canonical.NotCanonicalError("the body says more than the register writes")
        return body


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as stored: exact bytes, and the hash that the next entry names.

    ``documents`` is empty where they were not asked for.
    """

    body_bytes: bytes
    envelope: bytes
    documents: tuple[StoredDocument, ...] = ()

    @property
    def hash(self) -> str:
        """Return the hash of the body, in hexadecimal."""
        return entry_hash(self.body_bytes)

    @property
    def body(self) -> Body:
        """Return what the body says; raises NotCanonicalError."""
        return Body.from_bytes(self.body_bytes)


def entry_hash(body: bytes) -> str:
    """Return the hash of the bytes of a body, in hexadecimal."""
    return hashlib.sha256(HASH_PREFIX + body).hexdigest()


def columns_of(body: Body, retry_key: str) -> Mapping[str, Any]:
    """Return the copies of a body's fields that a store keeps for searching."""
    return {
        "seq": body.seq,
        "prev": body.prev,
        "retry_key": retry_key,
        "kind": body.kind.value,
        "case_id": body.case,
        "case_seq": body.case_seq,
        "party": body.party,
        "recorded_at": body.recorded_at,
        "received_on": body.received_on,
    }
