"""A case as one part of the log tells it: which papers count, and in whose name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checker import intake
from checker.intake import Header, Place, RawDocument, SourceFile, Submission
from checker.messages import gettext
from checker.model.case import REGISTER_PREFIX, Case, Kept, Skipped
from checker.model.pack import Pack
from checker.model.problems import Position, Problem
from checker.register.identity.payload import read_payload
from checker.register.identity.standing import Standing
from checker.register.log.canonical import digest
from checker.register.log.entry import PAPERS, Body, Entry, Kind, StoredDocument
from checker.register.papers.written import written


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of a case. ``sender`` and ``day`` are the register's stamps; an import has none."""

    seq: int
    n: int
    stored: StoredDocument
    sender: str | None
    day: str | None

    @property
    def digest(self) -> str:
        """Return the digest of the paper's own bytes."""
        return digest(self.stored.content)

    def stamped(self, value: Any) -> Any:
        """Return the paper's fields with the stamps where it leaves them open."""
        if not isinstance(value, dict):
            return value
        stamps = {"submitted_by": self.sender, "received_on": self.day}
        return value | {
            name: stamp for name, stamp in stamps.items() if stamp is not None and name not in value
        }


@dataclass(frozen=True, slots=True)
class SetAside:
    """A paper that is kept and shown, and does not count; ``reason`` says why."""

    seq: int
    id: str
    party: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseAt:
    """A case after the first ``size`` entries of a register, whose tree has this root.

    ``erased`` are papers that lost what they said, ``roles`` are those that the register gives to
    the names under which papers are sent.
    """

    case: str
    pack: str
    digest: str
    size: int
    root: str
    papers: tuple[Paper, ...]
    set_aside: tuple[SetAside, ...] = ()
    erased: tuple[Skipped, ...] = ()
    roles: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def validated(self, pack: Pack) -> Case:
        """Return the case with its documents as FEEL values; raises InputError.

        It knows the roles that the register gives its senders, and the papers that do not count;
        a copy is not told where its sender's own stands. What a paper that was erased could
        change is open.
        """
        own = {paper.stored.id for paper in self.papers}
        kept = tuple(Kept(each.id, each.reason) for each in self.set_aside if each.id not in own)
        case = intake.validate(self.submission, pack)
        skipped = (*case.skipped, *self.erased)
        return replace(case, skipped=skipped, kept=kept, registered=self.roles)

    @property
    def submission(self) -> Submission:
        """Return the case as intake validates it; places name entry and number of a paper."""
        head = SourceFile(REGISTER_PREFIX + self.case)
        header = Header(self.case, self.pack, Place(head))
        files = [
            (paper, SourceFile(f"{head.name}/{paper.seq}/{paper.n}", _text(paper)))
            for paper in self.papers
        ]
        read = intake.submission_from(header, [file for _, file in files])
        of_file = {file: paper for paper, file in files}
        stamped = (_stamped(item, of_file[item.place.file]) for item in read.documents)
        return replace(read, documents=tuple(stamped))


def case_at(entries: Iterable[Entry], standing: Standing, case: str, root: str) -> CaseAt:
    """Return a case from its entries with their documents, as ``standing`` sees them."""
    papers: list[Paper] = []
    aside: list[SetAside] = []
    erased: list[Skipped] = []
    forwarded: list[tuple[Body, StoredDocument]] = []
    for entry in entries:
        body = entry.body
        if body.kind is Kind.FORWARDED:
            forwarded += [(body, item) for item in entry.documents]
        if body.kind not in PAPERS:
            continue
        if standing.is_contested(body):
            aside += [
                SetAside(body.seq, item.id, body.party, _contested()) for item in entry.documents
            ]
            continue
        erased += [_skipped(case, body, item) for item in entry.documents if item.is_erased]
        papers += [paper for paper in _papers(entry, body) if not paper.stored.is_erased]
    aside += _forwarded(forwarded, {paper.stored.id: paper for paper in papers})
    file = standing.cases[case]
    return CaseAt(
        case,
        file.pack,
        file.digest,
        standing.size,
        root,
        tuple(papers),
        tuple(aside),
        tuple(erased),
        standing.roles_of_senders(),
    )


def _papers(entry: Entry, body: Body) -> list[Paper]:
    if body.kind is Kind.IMPORT:
        return [Paper(body.seq, n, item, None, None) for n, item in enumerate(entry.documents, 1)]
    sender = read_payload(entry.envelope).data["sender"]
    return [
        Paper(body.seq, n, item, sender, body.received_on)
        for n, item in enumerate(entry.documents, 1)
    ]


def _forwarded(
    found: Iterable[tuple[Body, StoredDocument]], papers: dict[str, Paper]
) -> list[SetAside]:
    """Return the copies; where the sender's own paper stands, it counts and the copy says so."""
    aside = []
    for body, item in found:
        own = papers.get(item.id)
        reason = (
            gettext("a copy; it waits for its sender's own")
            if own is None
            else gettext("a copy; its sender's own is in entry {seq}", seq=own.seq)
        )
        aside.append(SetAside(body.seq, item.id, body.party, reason))
    return aside


def _skipped(case: str, body: Body, item: StoredDocument) -> Skipped:
    """Return a paper of which nobody knows any more what it said, so that it helps nobody."""
    place = Position(f"{REGISTER_PREFIX}{case}/{body.seq}")
    message = gettext("it was erased: the register has kept nothing of it but its digest")
    return Skipped(item.id, item.type, place, (Problem(place, "erased", message),))


def _contested() -> str:
    return gettext("contested: somebody else may have had the key; its party has to affirm it")


def _text(paper: Paper) -> str:
    return paper.stored.content.decode("utf-8", "replace")


def _stamped(raw: RawDocument, paper: Paper) -> RawDocument:
    return replace(raw, value=paper.stamped(raw.value))


def stamped_text(paper: Paper, value: Any) -> str:
    """Return a paper with its stamps as the text of a file."""
    return written(paper.stamped(value)) + "\n"
