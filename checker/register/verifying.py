"""Does the log hold? Every entry is checked again; the first that does not hold is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.model.problems import InputError
from checker.register.clock import day_of, moment_of
from checker.register.identity.admission import NotAdmittedError, admit, required_keys
from checker.register.identity.envelope import EnvelopeError
from checker.register.identity.keys import PublicKey
from checker.register.identity.payload import Payload, checked_payload, read_payload
from checker.register.identity.standing import Standing
from checker.register.log import canonical
from checker.register.log.canonical import NotCanonicalError
from checker.register.log.chain import BrokenChainError, Extent
from checker.register.log.entry import PAPERS, Body, Entry, Kind, StoredDocument, columns_of
from checker.register.proofs.note import Checkpoint, NoteError, opened
from checker.register.proofs.receipt import Receipt, ReceiptError
from checker.register.proofs.remembered import recall
from checker.register.store.ledger import Reader


class BrokenError(ValueError):
    """The first thing that does not hold: the entry (0 for none) and why, in words."""

    def __init__(self, seq: int, reason: str) -> None:
        self.seq = seq
        self.reason = reason
        super().__init__(f"entry {seq}: {reason}" if seq else reason)


@dataclass(slots=True)
class History:
    """What has been found to hold so far, entry by entry."""

    extent: Extent = field(default_factory=Extent)
    standing: Standing = field(default_factory=Standing)
    roots: list[str] = field(default_factory=lambda: [Extent().root])
    recorded_at: str = ""
    case_ends: dict[str, tuple[int, str]] = field(default_factory=dict)
    ids: dict[str, set[str]] = field(default_factory=dict)
    hashes: dict[int, str] = field(default_factory=dict)
    empty: set[tuple[int, str]] = field(default_factory=set)
    erased: set[tuple[int, str]] = field(default_factory=set)

    def take(self, entry: Entry) -> None:
        """Check the next entry of the whole log; raises BrokenError."""
        seq = self.extent.size + 1
        try:
            body = entry.body
            extent = self.extent.followed_by(body, entry.hash)
        except (NotCanonicalError, BrokenChainError) as error:
            raise BrokenError(seq, str(error)) from None
        self.check(entry, body)
        self.extent = extent
        self.roots.append(extent.root)

    def check(self, entry: Entry, body: Body) -> None:
        """Check an entry but for its place in the chain; raises BrokenError."""
        try:
            payload = self._request(entry, body)
            self._check_time(body, payload)
            self._check_case(body, entry.hash)
            self._check_documents(entry, body)
            self.standing.take(body, payload)
            if body.kind is Kind.ERASED:
                self.erased |= {(payload.data["entry"], id_) for id_ in payload.data["ids"]}
            self.hashes[body.seq] = entry.hash
        except (EnvelopeError, NotAdmittedError, NotCanonicalError, ValueError) as error:
            if isinstance(error, BrokenError):
                raise
            raise BrokenError(body.seq, str(error)) from None

    def check_erased(self) -> None:
        """Raise BrokenError where a document has lost its bytes and no entry says why."""
        for seq, id_ in sorted(self.empty - self.erased):
            raise BrokenError(seq, f"the document {id_!r} is not what was recorded")

    def _request(self, entry: Entry, body: Body) -> Payload:
        if canonical.digest(entry.envelope) != body.envelope:
            raise BrokenError(body.seq, "its envelope is not the one that was recorded")
        claimed = read_payload(entry.envelope)
        payload = checked_payload(entry.envelope, required_keys(self.standing, claimed))
        admit(self.standing, payload)
        copies = ("kind", "origin", "case", "party", "key", "documents")
        for name in copies:
            if getattr(payload, name) != getattr(body, name):
                raise BrokenError(body.seq, f"its {name} is not what was signed")
        if len(self.roots) > self.extent.size:  # the whole log is at hand
            self._check_seen(body, payload)
        return payload

    def _check_seen(self, body: Body, payload: Payload) -> None:
        size = payload.seen_size
        if not 0 <= size < body.seq or self.roots[size] != payload.seen_root:
            reason = f"its sender had seen another history of {size} entries than this one"
            raise BrokenError(body.seq, reason)

    def _check_time(self, body: Body, payload: Payload) -> None:
        if body.recorded_at < self.recorded_at:
            raise BrokenError(body.seq, "it was recorded before the entry before it")
        first = body.kind is Kind.GENESIS
        zone = payload.data["time_zone"] if first else self.standing.time_zone
        if day_of(moment_of(body.recorded_at), zone) != body.received_on:
            raise BrokenError(body.seq, "its day is not that of the moment when it was recorded")
        self.recorded_at = body.recorded_at

    def _check_case(self, body: Body, hash_: str) -> None:
        if body.case is None:
            if body.case_seq is not None or body.case_prev is not None:
                raise BrokenError(body.seq, "it counts within a case and names none")
            return
        count, last = self.case_ends.get(body.case, (0, None))
        if (body.case_seq, body.case_prev) != (count + 1, last):
            reason = f"it is not the entry {count + 1} of its case: one was left out or put in"
            raise BrokenError(body.seq, reason)
        self.case_ends[body.case] = (count + 1, hash_)

    def _check_documents(self, entry: Entry, body: Body) -> None:
        if len(entry.documents) != len(body.documents):
            reason = f"it has {len(entry.documents)} documents of {len(body.documents)}"
            raise BrokenError(body.seq, reason)
        for stored, ref in zip(entry.documents, body.documents, strict=True):
            if stored.is_erased and (stored.id, stored.type) == (ref.id, ref.type):
                self.empty.add((body.seq, ref.id))
            elif stored.ref != ref:
                raise BrokenError(body.seq, f"the document {ref.id!r} is not what was recorded")
        if body.kind in PAPERS and body.case is not None:
            taken = self.ids.setdefault(body.case, set())
            for ref in body.documents:
                if ref.id in taken:
                    raise BrokenError(body.seq, f"the id {ref.id!r} is used a second time")
                taken.add(ref.id)


def verify_ledger(reader: Reader) -> History:
    """Return what the whole log says, every column included; raises BrokenError."""
    history = History()
    for row, documents in reader.rows():
        seq = history.extent.size + 1
        if row.seq != seq:
            raise BrokenError(seq, "it is missing")
        entry = _entry(row, documents)
        history.take(entry)
        _check_columns(row, documents, entry)
    history.check_erased()
    if (stray := reader.stray_documents()) is not None:
        raise BrokenError(stray, "it is missing, and documents of it are there")
    _check_head(reader, history)
    return history


def verify_receipts(history: History, receipts: Iterable[tuple[str, Receipt]]) -> None:
    """Hold receipts, each with the name of its file, against the log; raises BrokenError."""
    keys = [record.public for record in history.standing.register_keys]
    for name, receipt in receipts:
        try:
            checkpoint = receipt.check(keys)
        except ReceiptError as error:
            raise BrokenError(0, f"the receipt {name} does not hold: {error}") from None
        verify_checkpoint(history, name, checkpoint)


def verify_note(history: History, name: str, note: str) -> None:
    """Hold a signed checkpoint against the log; raises BrokenError."""
    keys = [record.public for record in history.standing.register_keys]
    try:
        checkpoint = opened(note, keys)
    except NoteError as error:
        raise BrokenError(0, f"the checkpoint {name} does not hold: {error}") from None
    verify_checkpoint(history, name, checkpoint)


def verify_checkpoint(history: History, name: str, checkpoint: Checkpoint) -> None:
    """Raise BrokenError unless the log begins with what a checkpoint vouches for."""
    if checkpoint.origin != history.standing.origin:
        raise BrokenError(0, f"{name} is of another register, {checkpoint.origin}")
    size = checkpoint.size
    if size > history.extent.size:
        reason = f"{name} vouches for {size} entries; the log was cut after {history.extent.size}"
        raise BrokenError(history.extent.size + 1, reason)
    if history.roots[size] != checkpoint.root:
        reason = f"{name} vouches for another history up to here: the log was rewritten"
        raise BrokenError(size, reason)


def verify_remembered(history: History) -> bool:
    """Hold what this user saw last against the log; return whether anything was remembered.

    Raises BrokenError where the log does not go on from there.
    """
    known = recall(history.standing.origin)
    if known is None:
        return False
    seen = Checkpoint(known.origin, known.extent.size, known.extent.root)
    verify_checkpoint(history, "what was seen here last", seen)
    if not pinned(history, known.register_key):
        raise BrokenError(1, "the register began with another key than the one seen here before")
    return True


def equivocation(checkpoints: Sequence[tuple[str, Checkpoint]]) -> str | None:
    """Return in words that two checkpoints of one size contradict each other, or None."""
    seen: dict[tuple[str, int], tuple[str, str]] = {}
    for name, checkpoint in checkpoints:
        key = (checkpoint.origin, checkpoint.size)
        other, root = seen.setdefault(key, (name, checkpoint.root))
        if root != checkpoint.root:
            return (
                f"{other} and {name} vouch for two histories of {checkpoint.size} entries: "
                "the register has told different parties different things"
            )
    return None


def pinned(history: History, fingerprint: str) -> bool:
    """Return whether the register began with the key of this fingerprint (or its beginning)."""
    first: PublicKey = history.standing.register_keys[0].public
    return len(fingerprint) >= 16 and first.fingerprint.startswith(fingerprint)


def _entry(row: Any, documents: Sequence[Any]) -> Entry:
    """Return the entry that the rows hold; raises BrokenError where they hold no bytes."""
    for name, value in [
        ("body", row.body),
        ("envelope", row.envelope),
        *(("content", item.content) for item in documents),
    ]:
        if not isinstance(value, bytes):
            raise BrokenError(row.seq, f"its column {name} was changed")
    stored = (StoredDocument(item.id, item.type, item.content) for item in documents)
    return Entry(row.body, row.envelope, tuple(stored))


def _check_columns(row: Any, documents: Sequence[Any], entry: Entry) -> None:
    body = entry.body
    expected = {
        **columns_of(body, read_payload(entry.envelope).retry_key),
        "hash": entry.hash,
    }
    for name, value in expected.items():
        if getattr(row, name) != value:
            raise BrokenError(body.seq, f"its column {name} was changed")
    for number, (found, ref) in enumerate(zip(documents, body.documents, strict=True), 1):
        copies = (found.n, found.id, found.type, found.digest)
        if copies != (number, ref.id, ref.type, ref.digest):
            raise BrokenError(body.seq, f"a column of the document {ref.id!r} was changed")


def _check_head(reader: Reader, history: History) -> None:
    size = history.extent.size
    try:
        head = reader.extent()
    except InputError:
        raise BrokenError(size, "the head of the log is missing or damaged") from None
    if head.size != size:
        reason = f"the head speaks of {head.size} entries and the log has {size}"
        raise BrokenError(min(head.size, size) + 1, reason)
    if head != history.extent:
        raise BrokenError(size, "the head does not fit the last entry")
