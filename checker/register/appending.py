"""From a signed request to an entry, and from the entry to its receipt."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.messages import gettext
from checker.register.clock import check_clock, day_of, moment_text
from checker.register.identity.admission import NotAdmittedError, admit, required_keys
from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.keys import PrivateKey
from checker.register.identity.payload import (
    Payload,
    checked_payload,
    read_payload,
    sealed_payload,
)
from checker.register.identity.standing import Standing
from checker.register.log import canonical, merkle
from checker.register.log.chain import Extent
from checker.register.log.entry import ERASABLE, PAPERS, Body, Kind, StoredDocument
from checker.register.opening import Register, watch
from checker.register.papers.admission import check_days, check_papers, id_is_taken
from checker.register.proofs.receipt import Receipt, receipt_for
from checker.register.proofs.remembered import recall
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader, Writer


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants to have recorded, before it is signed."""

    kind: Kind
    party: str
    case: str | None = None
    data: Mapping[str, Any] | None = None
    documents: Sequence[StoredDocument] = ()


@dataclass(frozen=True, slots=True)
class Accepted:
    """An entry that stands, with its receipt; ``is_new`` is False where it stood already."""

    receipt: Receipt
    is_new: bool


def append(
    register: Register,
    request: Request,
    signers: Sequence[PrivateKey],
    clock_is_right: bool = False,
) -> Accepted:
    """Sign a request with the keys, the party's first, and have it accepted; raises InputError."""
    with register.ledger.reader() as reader:
        origin = register.standing(reader).origin
        extent = reader.extent()
        if (seen := recall(origin)) is not None and seen.extent.size <= extent.size:
            extent = seen.extent  # what was verified here, and not merely claimed
    payload = Payload(
        kind=request.kind,
        origin=origin,
        party=request.party,
        key=signers[0].public.fingerprint,
        seen_size=extent.size,
        seen_root=extent.root,
        case=request.case,
        nonce="" if request.kind in (*PAPERS, Kind.FORWARDED) else secrets.token_hex(16),
        data=request.data or {},
        documents=tuple(item.ref for item in request.documents),
    )
    envelope = sealed_payload(payload, signers)
    accepted = accept(register, envelope, request.documents, clock_is_right)
    watch(register)
    return accepted


def accept(
    register: Register,
    envelope: bytes,
    documents: Sequence[StoredDocument],
    clock_is_right: bool = False,
) -> Accepted:
    """Record a signed request, from whomever it came; raises InputError where it is refused.

    When this returns, the entry is on disk. The same request again gives the same receipt.
    """
    key = register.signing_key  # without it nothing could be acknowledged
    try:
        with register.ledger.reader() as reader:
            standing = register.standing(reader)
            payload = _checked(reader, standing, envelope, documents)
            if payload.kind in (*PAPERS, Kind.FORWARDED):
                check_papers(register, reader, standing, payload, documents)
        sealed = _Sealed(payload, envelope, tuple(documents))
        with register.ledger.writer() as writer:
            appending = _Appending(register, writer, register.caught_up(writer, standing))
            body, before, is_new = appending.record(sealed, clock_is_right)
    except (NotAdmittedError, EnvelopeError) as error:
        raise refusal(register.shown, "register-refuses", str(error)) from None
    return Accepted(receipt_for(body, before, key), is_new)


def receipt_of(register: Register, reader: Reader, seq: int) -> Receipt:
    """Return the receipt of an entry that stands, byte for byte as it was given first.

    Raises InputError where there is no such entry, or where the register's key is another by now.
    """
    entry = reader.entry(seq)
    if entry is None:
        message = gettext("there is no entry {seq}", seq=seq)
        raise refusal(register.shown, "no-entry", message)
    return receipt_for(entry.body, extent_at(reader, seq - 1), register.signing_key)


def extent_at(reader: Reader, size: int) -> Extent:
    """Return how far the log reached after entry ``size``, from the hashes that it holds."""
    extent = Extent()
    for hash_ in reader.hashes(size):
        extent = extent.extended(hash_)
    return extent


def _checked(
    reader: Reader, standing: Standing, envelope: bytes, documents: Sequence[StoredDocument]
) -> Payload:
    """Return what was signed, once signatures, documents and history are known to be right."""
    claimed = read_payload(envelope)
    payload = checked_payload(envelope, required_keys(standing, claimed))
    if payload.documents != tuple(item.ref for item in documents):
        raise NotAdmittedError(gettext("the documents are not those that were signed"))
    admit(standing, payload)
    size = payload.seen_size
    if not 0 <= size <= standing.size:
        message = gettext("its sender has seen an entry {size}, which is not here", size=size)
        raise NotAdmittedError(message)
    if merkle_root(reader, size) != payload.seen_root:
        message = gettext("its sender has seen another history up to entry {size}", size=size)
        raise NotAdmittedError(message)
    return payload


def merkle_root(reader: Reader, size: int) -> str:
    """Return the root of the tree over the first ``size`` entries, in hexadecimal."""
    extent = reader.extent()
    if size == extent.size:
        return extent.root
    leaves = [merkle.leaf_hash(bytes.fromhex(item)) for item in reader.hashes(size)]
    return merkle.root_of(leaves).hex()


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A request as it came in, with its signatures checked."""

    payload: Payload
    envelope: bytes
    documents: tuple[StoredDocument, ...]


@dataclass(frozen=True, slots=True)
class _Appending:
    """Appends while nobody else can; ``standing`` is that after the last entry."""

    register: Register
    writer: Writer
    standing: Standing

    def record(self, sealed: _Sealed, clock_is_right: bool) -> tuple[Body, Extent, bool]:
        """Return the body of the entry, the extent before it, and whether it is new."""
        payload = sealed.payload
        if (seq := self.writer.recorded(payload.retry_key)) is not None:
            entry = self.writer.entry(seq)
            assert entry is not None
            return entry.body, extent_at(self.writer, seq - 1), False
        checked_payload(sealed.envelope, required_keys(self.standing, payload))
        admit(self.standing, payload)
        before = self.writer.extent()
        body = self._body(sealed, before, clock_is_right)
        self._check_papers(sealed, body.received_on)
        if payload.kind is Kind.ERASED:
            self._erase(payload)
        self.writer.append(body, sealed.envelope, payload.retry_key, sealed.documents)
        return body, before, True

    def _body(self, sealed: _Sealed, before: Extent, clock_is_right: bool) -> Body:
        now, payload = self.register.clock(), sealed.payload
        if (last := self.writer.last_body()) is not None:
            check_clock(now, last[0].recorded_at, clock_is_right)
        case_seq, case_prev = self._case_end(payload.case)
        return Body(
            origin=self.standing.origin,
            seq=before.size + 1,
            prev=before.hash,
            recorded_at=moment_text(now),
            received_on=day_of(now, self.standing.time_zone),
            kind=payload.kind,
            case=payload.case,
            case_seq=case_seq,
            case_prev=case_prev,
            party=payload.party,
            key=payload.key,
            envelope=canonical.digest(sealed.envelope),
            documents=payload.documents,
        )

    def _case_end(self, case: str | None) -> tuple[int | None, str | None]:
        """Return the number that an entry has within its case, and the hash of the one before."""
        if case is None:
            return None, None
        last = self.writer.last_body(case)
        return (1, None) if last is None else ((last[0].case_seq or 0) + 1, last[1])

    def _erase(self, payload: Payload) -> None:
        """Take away the bytes of papers or copies of one entry of the case."""
        seq, ids = payload.data["entry"], payload.data["ids"]
        entry = self.writer.entry(seq, documents=True)
        erasable = () if entry is None else entry.documents
        if entry is None or entry.body.case != payload.case or entry.body.kind not in ERASABLE:
            raise NotAdmittedError(gettext("entry {seq} has no papers of the case", seq=seq))
        if not ids or not {item.id for item in erasable if not item.is_erased}.issuperset(ids):
            raise NotAdmittedError(gettext("entry {seq} does not have these papers", seq=seq))
        self.writer.erase(seq, ids)

    def _check_papers(self, sealed: _Sealed, day: str) -> None:
        """Check what only the moment of recording decides: the day, and ids that are free."""
        kind, case = sealed.payload.kind, sealed.payload.case
        if kind in (Kind.SUBMISSION, Kind.FORWARDED):
            check_days(sealed.documents, day)
        if kind in PAPERS and case is not None:
            taken = self.writer.taken(case, [item.id for item in sealed.documents])
            for id_, seq in sorted(taken.items()):
                raise NotAdmittedError(id_is_taken(id_, seq))
