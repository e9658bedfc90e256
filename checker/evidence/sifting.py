"""From the papers that are known to those that count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import product
from math import prod
from typing import Any

from checker.evidence.amendments import amendment_fault
from checker.evidence.authority import faults, received
from checker.evidence.matters import settle
from checker.evidence.periods import with_ends
from checker.evidence.senders import Senders, authorities_of, named_parties, party_types
from checker.evidence.terms import Terms, terms_of
from checker.messages import Message, joined
from checker.model.case import AMENDMENT, PARTY, Document
from checker.model.pack import Pack
from checker.model.verdict import NotCounted

_MANY_WORLDS = 32
"""Beyond this many ways to settle every contradiction, one contradiction is settled at a time."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The papers known on a day, in the order of arrival, and those of them that count.

    ``reasons`` says by id why a paper does not count. ``superseded`` are those in whose place a
    later paper stands. ``contradictions`` are papers on one matter, of which none counts.
    """

    known: tuple[Document, ...]
    counted: tuple[Document, ...]
    reasons: Mapping[str, Message]
    superseded: tuple[Document, ...]
    not_counted: tuple[NotCounted, ...]
    contradictions: tuple[tuple[Document, ...], ...]

    @property
    def contested(self) -> tuple[Document, ...]:
        """Return the papers of which none counts because they contradict each other."""
        return in_order(document for group in self.contradictions for document in group)

    def worlds(self) -> Iterator[tuple[Document, ...]]:
        """Yield papers that could be taken after all: of each contradiction, one at the most.

        Every combination where they are few, else each paper alone. Nothing where nothing
        contradicts.
        """
        if prod(len(group) + 1 for group in self.contradictions) > _MANY_WORLDS:
            yield from ((document,) for group in self.contradictions for document in group)
            return
        for choice in product(*((None, *group) for group in self.contradictions)):
            if taken := tuple(document for document in choice if document is not None):
                yield taken

    def taking(self, documents: Iterable[Document]) -> Sifted:
        """Return the same papers, of which these count too; the others stay contested."""
        taken = {document.id for document in documents}
        reasons = {name: why for name, why in self.reasons.items() if name not in taken}
        counted = tuple(each for each in self.known if each.id not in reasons)
        rest = tuple(
            tuple(each for each in group if each.id not in taken) for group in self.contradictions
        )
        return replace(self, counted=counted, reasons=reasons, contradictions=rest)


def sift(
    documents: Iterable[Document],
    pack: Pack,
    known_on: date,
    registered: Mapping[str, frozenset[str]] | None = None,
) -> Sifted:
    """Return which of the documents received by a day count, and why the others do not.

    ``registered`` are roles that a register knows its senders to have, whatever papers say.
    """
    known = in_order(each for each in documents if received(each) <= known_on)
    terms = pack_terms(pack)
    senders = _senders(known, terms, pack, registered or {})
    reasons = _own_faults(known, terms, pack, senders)
    sound = [each for each in known if each.id not in reasons]
    standing = settle(sound, terms, senders)
    reasons |= standing.out
    return Sifted(
        known=known,
        counted=tuple(each for each in known if each.id not in reasons),
        reasons=reasons,
        superseded=tuple(each for each in known if each.id in standing.superseded),
        not_counted=tuple(
            NotCounted(
                document=each.id, reason=reasons[each.id], paragraph=terms[each.type].paragraph
            )
            for each in known
            if each.id in reasons
        ),
        contradictions=tuple(standing.contradictions),
    )


def _own_faults(
    documents: Iterable[Document], terms: Mapping[str, Terms], pack: Pack, senders: Senders
) -> dict[str, Message]:
    """Return by id why papers do not count, whatever other papers say."""
    tables = {name: table for table in pack.topic.tables for name in (table.id, table.name)}
    reasons: dict[str, Message] = {}
    for each in documents:
        found = list(faults(each, terms[each.type], senders))
        if each.type == AMENDMENT and not found:
            table = tables.get(str(each.record["table"]))
            fault = amendment_fault(each, table, senders) if table else None
            found += [fault] if fault else []
        if found:
            reasons[each.id] = joined(found)
    return reasons


def in_order(documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return documents in the order of arrival: the names of files and folders mean nothing."""
    return tuple(sorted(documents, key=lambda each: (received(each), each.id)))


def pack_terms(pack: Pack) -> Mapping[str, Terms]:
    """Return the terms of every document type of a pack."""
    terms = _terms(_Types(pack.schemas, pack.manifest.party_authorities))
    tables = pack.topic.tables
    return {
        name: replace(each, covers=with_ends(each.covers, tables)) if each.covers else each
        for name, each in terms.items()
    }


class _Types:
    """The document types of a pack, compared by identity so that they are read once."""

    def __init__(
        self, schemas: Mapping[str, Mapping[str, Any]], party_authorities: tuple[str, ...]
    ) -> None:
        self.schemas = schemas
        self.party_authorities = party_authorities

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Types)
            and other.schemas is self.schemas
            and other.party_authorities == self.party_authorities
        )

    def __hash__(self) -> int:
        return id(self.schemas)


@lru_cache(maxsize=16)
def _terms(types: _Types) -> Mapping[str, Terms]:
    terms = {name: terms_of(schema) for name, schema in types.schemas.items()}
    if PARTY in terms:
        terms[PARTY] = replace(terms[PARTY], issued_by=types.party_authorities)
    return terms


def _senders(
    documents: Sequence[Document],
    terms: Mapping[str, Terms],
    pack: Pack,
    registered: Mapping[str, frozenset[str]],
) -> Senders:
    """Return who the senders are: as registered, else from the papers that name parties and count.

    Such a paper may itself come from a party that another one names. Contradicting papers agree
    that there is such a party; a superseded one names nobody.
    """
    naming = [each for each in documents if each.type in party_types(pack.manifest)]
    senders = Senders(pack.manifest, registered, authorities_of(pack))
    while True:
        sound = [each for each in naming if not any(faults(each, terms[each.type], senders))]
        parties = {**named_parties(pack.manifest, sound), **registered}
        if parties == senders.parties:
            break
        senders = replace(senders, parties=parties)
    standing = settle(sound, terms, senders)
    in_doubt = {each.id for group in standing.contradictions for each in group}
    left = [each for each in sound if each.id not in standing.out or each.id in in_doubt]
    return replace(senders, parties={**named_parties(pack.manifest, left), **registered})
