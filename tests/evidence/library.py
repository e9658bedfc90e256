"""An invented library: members borrow, the desk records, the board decides."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from checker.evidence import Sifted, sift
from checker.feel import Record, to_feel
from checker.model.case import Document
from checker.model.pack import Manifest, Pack, Table, Topic
from checker.parsers.places import Place, SourceFile

MANIFEST: dict[str, Any] = {
    "pack": "library",
    "version": "1.0.0",
    "title": "Rules of the library",
    "sources": [{"id": "rules", "title": "The rules"}],
    "roles": {
        "board": "the board",
        "desk": "the desk",
        "helper": "a helper at the desk",
        "member": "a member",
        "auditor": "the auditor",
    },
    "waiver_authorities": ["board"],
    "acts_for": {"helper": ["desk"]},
    "superiors": {"member": ["desk"], "desk": ["board"]},
    "parties": [{"role": "member", "type": "card", "field": "holder"}],
    "party_authorities": ["board"],
}
TEXT = {"type": "string"}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": "number"}
SCHEMAS: dict[str, dict[str, Any]] = {
    "note": {"properties": {"text": TEXT}},
    "card": {
        "x-issued-by": ["desk"],
        "x-paragraph": "1(a)",
        "x-key": ["number"],
        "properties": {"number": NUMBER, "holder": TEXT},
    },
    "count": {
        "x-issued-by": ["desk", "member"],
        "x-paragraph": "2",
        "x-about-sender": "member",
        "x-key": ["member", "year"],
        "x-covers": {"year": "year"},
        "properties": {"member": TEXT, "year": NUMBER, "books": NUMBER},
    },
    "ruling": {
        "x-issued-by": ["board", "desk"],
        "x-key": ["about"],
        "x-latest": True,
        "properties": {
            "about": TEXT,
            "by": {**TEXT, "x-speaker": True},
            "decided_on": {**DAY, "x-past": True},
        },
    },
    "party": {
        "x-key": ["party", "role"],
        "x-latest": True,
        "properties": {"party": TEXT, "role": TEXT},
    },
    "amendment": {"properties": {}},
}
FINES: dict[str, Any] = {
    "id": "fines",
    "title": "Fines",
    "name": "fine",
    "keys": {"year": "number"},
    "amended_by": ["board", "desk"],
    "bounds": {"min": 1, "max": 5},
    "period": "year",
    "values": {2001: 2, 2002: 2},
}


def pack(**changes: Any) -> Pack:
    """Return the library's pack; ``changes`` replace keys of its manifest."""
    return Pack(
        manifest=Manifest(**{**MANIFEST, **changes}),
        norms={},
        topic=Topic(tables=(Table(**FINES),)),
        schemas=SCHEMAS,
        digest="sha256:0",
        folder="rules/library",
    )


PACK = pack()


def paper(
    type_: str, name: str, sender: str, received: str = "2002-03-01", **fields: Any
) -> Document:
    """Return a document; texts that look like days are days where the field's name says so."""
    values = {
        "type": type_,
        "id": name,
        "submitted_by": sender,
        "received_on": date.fromisoformat(received),
        **{
            key: date.fromisoformat(value) if key.endswith("_on") and value else value
            for key, value in fields.items()
        },
    }
    return Document(
        name,
        type_,
        Record(to_feel(values), name),
        Place(SourceFile("case.json")),
    )


def card(
    holder: str = "Ann", name: str = "CARD", received: str = "2001-01-05", **more: Any
) -> Document:
    """Return a card that makes somebody a member."""
    return paper(
        "card", name, more.pop("sender", "desk"), received, number=1, holder=holder, **more
    )


def count(
    name: str, books: int | str, sender: str = "Ann", received: str = "2002-03-01", **more: Any
) -> Document:
    """Return a count of the books of Ann in 2001."""
    fields: dict[str, Any] = {"member": "Ann", "year": 2001, "books": Decimal(books), **more}
    return paper("count", name, sender, received, **fields)


def ruling(name: str, by: str = "board", received: str = "2002-04-01", **more: Any) -> Document:
    """Return a ruling on the count C."""
    fields = {"about": "C", "by": by, **more}
    return paper("ruling", name, fields.pop("sender", by), received, **fields)


def sifted(documents: Iterable[Document], on: str = "2003-01-01", of: Pack = PACK) -> Sifted:
    """Return the papers known on a day, sifted."""
    return sift(documents, of, date.fromisoformat(on))


def counted(documents: Iterable[Document], on: str = "2003-01-01", of: Pack = PACK) -> list[str]:
    """Return the ids of the papers that count, in the order of arrival."""
    return [each.id for each in sifted(documents, on, of).counted]


def reason(document: str, documents: Iterable[Document], of: Pack = PACK) -> str:
    """Return why a paper does not count."""
    return str(sifted(documents, of=of).reasons[document])
