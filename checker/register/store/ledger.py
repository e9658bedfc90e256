"""Reading the log, and appending to it: the only module that sends SQL for entries."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Engine, Select, insert, select, update

from checker.messages import gettext
from checker.register.log.chain import Extent, frontier_from, frontier_text
from checker.register.log.entry import (
    PAPERS,
    Body,
    Entry,
    Kind,
    StoredDocument,
    columns_of,
    entry_hash,
)
from checker.register.refusals import refusal
from checker.register.store.address import Address
from checker.register.store.engines import engine_for, make_file, told
from checker.register.store.schema import NEWEST, check_version, known_versions, upgrade, version
from checker.register.store.tables import DOCUMENT, ENTRY, HEAD

BATCH = 500


@dataclass(frozen=True)
class Ledger:
    """The log of one register in its database."""

    address: Address

    @cached_property
    def _reading(self) -> Engine:
        return engine_for(self.address, writes=False)

    @cached_property
    def _writing(self) -> Engine:
        return engine_for(self.address, writes=True)

    def close(self) -> None:
        """Close all connections."""
        for engine in (self._reading, self._writing):
            engine.dispose()

    @contextlib.contextmanager
    def reader(self) -> Iterator[Reader]:
        """Yield a view of the log as it is at one moment."""
        with told(self.address), self._reading.begin() as connection:
            if self.address.file is None:
                connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            yield Reader(connection, self.address)

    @contextlib.contextmanager
    def writer(self) -> Iterator[Writer]:
        """Yield the log for appending, alone; leaving commits, an exception undoes everything."""
        with told(self.address), self._writing.begin() as connection:
            yield Writer(connection, self.address)

    def check(self) -> None:
        """Raise InputError where there is no register that this program works with."""
        if self.address.file is not None and not self.address.file.is_file():
            check_version(self.address, None)
        with told(self.address), self._reading.begin() as connection:
            check_version(self.address, version(connection))


def create(address: Address, first: Callable[[Writer], None]) -> Ledger:
    """Make a log whose first entry ``first`` appends, all or nothing; return it.

    Raises InputError where there is a register already.
    """
    make_file(address)
    ledger = Ledger(address)
    with told(address), ledger._writing.begin() as connection:
        if version(connection) is not None:
            message = gettext("there is a register here already")
            raise refusal(address.shown, "register-exists", message)
        upgrade(connection)
        connection.execute(insert(HEAD).values(one=1, **_head_values(Extent())))
        first(Writer(connection, address))
    return ledger


def upgrade_tables(address: Address) -> tuple[str, str]:
    """Bring the tables of a register to the newest version; return the versions before and after.

    Raises InputError where there is no register, or one of a newer version.
    """
    if address.file is not None and not address.file.is_file():
        check_version(address, None)
    with told(address), Ledger(address)._writing.begin() as connection:
        before = version(connection)
        if before is None or before not in known_versions():
            check_version(address, before)
        upgrade(connection)
    return str(before), NEWEST


@dataclass(frozen=True)
class Reader:
    """The log as it was when reading began."""

    connection: Connection
    address: Address

    def extent(self) -> Extent:
        """Return how far the log reaches, as the head says; raises InputError if it is damaged."""
        return self._extent(select(HEAD))

    def _extent(self, query: Select[Any]) -> Extent:
        row = self.connection.execute(query).one_or_none()
        try:
            if row is not None:
                return Extent(row.hash, frontier_from(row.size, row.frontier))
        except (ValueError, AttributeError, TypeError):
            pass
        message = gettext("the head of the log is missing or damaged")
        hint = gettext("`checker register verify` says what else is; keep the file as it is")
        raise refusal(self.address.shown, "register-damaged", message, hint=hint)

    def entries(
        self,
        after: int = 0,
        upto: int | None = None,
        kinds: Iterable[Kind] | None = None,
        case: str | None = None,
        documents: bool = False,
    ) -> Iterator[Entry]:
        """Yield the entries of ``after < seq <= upto``, of some kinds or one case, in order."""
        query = select(ENTRY.c.seq, ENTRY.c.body, ENTRY.c.envelope).where(ENTRY.c.seq > after)
        if upto is not None:
            query = query.where(ENTRY.c.seq <= upto)
        if kinds is not None:
            query = query.where(ENTRY.c.kind.in_([kind.value for kind in kinds]))
        if case is not None:
            query = query.where(ENTRY.c.case_id == case)
        rows = self.connection.execute(query.order_by(ENTRY.c.seq)).partitions(BATCH)
        for part in rows:
            held = self.documents(row.seq for row in part) if documents else {}
            for row in part:
                self._check_bytes(row.seq, row.body, row.envelope)
                yield Entry(row.body, row.envelope, tuple(held.get(row.seq, ())))

    def _check_bytes(self, seq: int, *values: object) -> None:
        if not all(isinstance(value, bytes) for value in values):
            message = gettext("entry {seq} was changed: it does not hold bytes", seq=seq)
            raise refusal(self.address.shown, "register-damaged", message)

    def entry(self, seq: int, documents: bool = False) -> Entry | None:
        """Return one entry, None where there is none of that number."""
        return next(self.entries(seq - 1, seq, documents=documents), None)

    def documents(self, entries: Iterable[int]) -> dict[int, list[StoredDocument]]:
        """Return the documents of some entries, by entry and in their order."""
        columns = (DOCUMENT.c.seq, DOCUMENT.c.id, DOCUMENT.c.type, DOCUMENT.c.content)
        query = select(*columns).where(DOCUMENT.c.seq.in_(list(entries)))
        held: dict[int, list[StoredDocument]] = {}
        for row in self.connection.execute(query.order_by(DOCUMENT.c.seq, DOCUMENT.c.n)):
            self._check_bytes(row.seq, row.content)
            held.setdefault(row.seq, []).append(StoredDocument(row.id, row.type, row.content))
        return held

    def taken(self, case: str, ids: Sequence[str]) -> dict[str, int]:
        """Return which of these ids papers of the case have already, and in which entry."""
        join = select(DOCUMENT.c.id, DOCUMENT.c.seq).join(ENTRY, ENTRY.c.seq == DOCUMENT.c.seq)
        papers = join.where(ENTRY.c.case_id == case, ENTRY.c.kind.in_([k.value for k in PAPERS]))
        found: dict[str, int] = {}
        for start in range(0, len(ids), BATCH):
            query = papers.where(DOCUMENT.c.id.in_(ids[start : start + BATCH]))
            found |= {row.id: row.seq for row in self.connection.execute(query)}
        return found

    def hashes(self, upto: int) -> list[str]:
        """Return the hashes of the first ``upto`` entries as their column says, in order."""
        query = select(ENTRY.c.hash).where(ENTRY.c.seq <= upto).order_by(ENTRY.c.seq)
        return list(self.connection.execute(query).scalars())

    def rows(self) -> Iterator[tuple[Any, list[Any]]]:
        """Yield every row of entries with the rows of its documents, as they stand."""
        rows = self.connection.execute(select(ENTRY).order_by(ENTRY.c.seq)).partitions(BATCH)
        for part in rows:
            query = select(DOCUMENT).where(DOCUMENT.c.seq.in_([row.seq for row in part]))
            found = self.connection.execute(query.order_by(DOCUMENT.c.seq, DOCUMENT.c.n))
            held: dict[int, list[Any]] = {}
            for document in found:
                held.setdefault(document.seq, []).append(document)
            for row in part:
                yield row, held.get(row.seq, [])

    def stray_documents(self) -> int | None:
        """Return an entry that documents name and that is not there, or None."""
        lone = select(DOCUMENT.c.seq).where(DOCUMENT.c.seq.not_in(select(ENTRY.c.seq)))
        found: int | None = self.connection.execute(lone.order_by(DOCUMENT.c.seq)).scalar()
        return found


@dataclass(frozen=True)
class Writer(Reader):
    """The log while nobody else can append to it."""

    def extent(self) -> Extent:
        """Return how far the log reaches; on PostgreSQL this takes the lock."""
        return self._extent(select(HEAD).with_for_update())

    def recorded(self, retry_key: str) -> int | None:
        """Return the entry that a request made when it was sent before, or None."""
        query = select(ENTRY.c.seq).where(ENTRY.c.retry_key == retry_key)
        found: int | None = self.connection.execute(query).scalar()
        return found

    def last_body(self, case: str | None = None) -> tuple[Body, str] | None:
        """Return the last entry of the log or of a case, as its body and its hash."""
        query = select(ENTRY.c.body).limit(1)
        if case is None:
            query = query.order_by(ENTRY.c.seq.desc())
        else:
            query = query.where(ENTRY.c.case_id == case).order_by(ENTRY.c.case_seq.desc())
        body = self.connection.execute(query).scalar()
        return None if body is None else (Body.from_bytes(body), entry_hash(body))

    def append(
        self, body: Body, envelope: bytes, retry_key: str, documents: Sequence[StoredDocument]
    ) -> Extent:
        """Insert an entry with its documents and move the head; return the new extent."""
        data = body.to_bytes()
        hash_ = entry_hash(data)
        extent = self.extent().followed_by(body, hash_)
        columns = columns_of(body, retry_key)
        row = {**columns, "body": data, "envelope": envelope, "hash": hash_}
        self.connection.execute(insert(ENTRY).values(**row))
        if documents:
            self.connection.execute(
                insert(DOCUMENT),
                [_document_row(body.seq, n, item) for n, item in enumerate(documents, 1)],
            )
        self.connection.execute(update(HEAD).values(**_head_values(extent)))
        return extent

    def erase(self, seq: int, ids: Sequence[str]) -> None:
        """Take away the bytes of documents of an entry; their digests stay."""
        chosen = update(DOCUMENT).where(DOCUMENT.c.seq == seq, DOCUMENT.c.id.in_(ids))
        self.connection.execute(chosen.values(content=b""))


def _document_row(seq: int, n: int, item: StoredDocument) -> dict[str, Any]:
    ref = item.ref
    return {
        "seq": seq,
        "n": n,
        "id": item.id,
        "type": item.type,
        "digest": ref.digest,
        "content": item.content,
    }


def _head_values(extent: Extent) -> dict[str, Any]:
    frontier = frontier_text(extent.frontier)
    return {"size": extent.size, "hash": extent.hash, "frontier": frontier}
