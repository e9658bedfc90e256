"""What a register has recorded of a case: entries, papers as they were sent, receipts, verdicts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from checker.messages import Message, gettext
from checker.register.appending import receipt_of
from checker.register.identity.admission import is_entered
from checker.register.identity.payload import read_payload
from checker.register.identity.standing import Standing
from checker.register.log.entry import Entry, Kind
from checker.register.papers.loading import readable
from checker.register.refusals import refusal
from checker.register.store.ledger import Reader
from checker.register.telling import described
from checker.web.register.cases import RegisterPlace

KINDS: dict[Kind, Message] = {
    Kind.CASE_OPENED: gettext("case opened"),
    Kind.MEMBER: gettext("who takes part"),
    Kind.RULES_CHANGED: gettext("other rules"),
    Kind.SUBMISSION: gettext("papers submitted"),
    Kind.FORWARDED: gettext("copies forwarded"),
    Kind.IMPORT: gettext("earlier papers taken in"),
    Kind.AFFIRMED: gettext("papers affirmed"),
    Kind.ERASED: gettext("papers erased"),
    Kind.VERDICT: gettext("verdict recorded"),
    Kind.PRECHECK: gettext("checked in private"),
}


@dataclass(frozen=True, slots=True)
class Event:
    """An entry of a case: its number, the day, what it is and says, and whose it is.

    ``entered`` says that the registrar signed for the party; ``documents`` are ids in their order.
    """

    seq: int
    day: str
    kind: str
    says: str
    party: str
    entered: bool
    documents: tuple[str, ...]


def events(place: RegisterPlace) -> list[Event]:
    """Return the entries of a case, the newest first; raises InputError as ``readable`` does."""
    register = place.register
    with register.ledger.reader() as reader:
        standing = readable(register, reader, place.name, place.party)
        found = list(_events(reader, standing, place.name))
    return found[::-1]


def receipt(place: RegisterPlace, seq: int) -> bytes:
    """Return the receipt of an entry of a case; raises InputError where there is no such entry."""
    with place.register.ledger.reader() as reader:
        _entry(place, reader, seq)
        return receipt_of(place.register, reader, seq).to_bytes()


def paper(place: RegisterPlace, seq: int, number: int) -> tuple[str, bytes]:
    """Return id and bytes of a document of an entry, counted from 1, exactly as it was signed.

    Raises InputError where there is no such document.
    """
    with place.register.ledger.reader() as reader:
        documents = _entry(place, reader, seq).documents
    if not 1 <= number <= len(documents):
        message = gettext("entry {seq} has no document {number}", seq=seq, number=number)
        raise refusal(place.name, "no-document", message)
    found = documents[number - 1]
    return found.id, found.content


def _events(reader: Reader, standing: Standing, case: str) -> Iterator[Event]:
    for entry in reader.entries(case=case):
        body, payload = entry.body, read_payload(entry.envelope)
        yield Event(
            seq=body.seq,
            day=body.received_on,
            kind=KINDS.get(body.kind, body.kind.value),
            says=described(body, payload),
            party=body.party,
            entered=is_entered(standing, payload),
            documents=tuple(item.id for item in body.documents),
        )


def _entry(place: RegisterPlace, reader: Reader, seq: int) -> Entry:
    """Return an entry of the case; another's is as one that is not there."""
    readable(place.register, reader, place.name, place.party)
    entry = reader.entry(seq, documents=True)
    if entry is None or entry.body.case != place.name:
        message = gettext("there is no entry {seq} of this case", seq=seq)
        raise refusal(place.name, "no-entry", message)
    return entry
