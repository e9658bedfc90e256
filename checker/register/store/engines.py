"""Connections as the log needs them: every transaction durable, writers one after the other."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from checker.messages import gettext
from checker.register.refusals import refusal
from checker.register.store.address import Address

PATIENCE_S = 30
"""How long a writer waits for another one."""
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "secure_delete=ON",
    f"busy_timeout={PATIENCE_S * 1000}",
)
_SQLITE = b"SQLite format 3\0"
DURABLE = ("fsync", "full_page_writes", "synchronous_commit")


def engine_for(address: Address, writes: bool) -> Engine:
    """Return an engine whose transactions begin as writers or as readers.

    It holds no connection between transactions, so that a process may be forked.
    """
    if address.file is None:
        engine = create_engine(address.url, poolclass=NullPool)
        event.listen(engine, "connect", _prepare_postgresql)
        if writes:
            event.listen(engine, "begin", _refuse_lossy)
        return engine
    engine = create_engine(address.url, poolclass=NullPool)
    event.listen(engine, "connect", _prepare_sqlite)
    begin = "BEGIN IMMEDIATE" if writes else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def make_file(address: Address) -> None:
    """Make the empty file of a SQLite register, for its owner alone; raises InputError."""
    if address.file is None:
        return
    try:
        os.close(os.open(address.file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if _was_never_filled(address.file):
            return  # left by an `init` that was killed
        raise already_there(address) from None
    except OSError as error:
        reason = error.strerror or str(error)
        message = gettext("the register cannot be made: {reason}", reason=reason)
        raise refusal(address.shown, "register-file", message) from None


def already_there(address: Address) -> Exception:
    """Return what is said of a file in whose place another one would be made."""
    message = gettext("there is a file of this name already")
    hint = gettext("`checker register upgrade` is for a register that is there")
    return refusal(address.shown, "register-exists", message, hint=hint)


def _was_never_filled(file: Path) -> bool:
    """Return whether a file is empty, or a database in which nothing was ever made."""
    try:
        with file.open("rb") as opened:
            if (start := opened.read(len(_SQLITE))) != _SQLITE:
                return start == b""
        with contextlib.closing(sqlite3.connect(file)) as connection:
            return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is None
    except (OSError, sqlite3.Error):
        return False


@contextlib.contextmanager
def told(address: Address) -> Iterator[None]:
    """Turn what a database complains of into a refusal that says what to do."""
    try:
        yield
    except DBAPIError as error:
        raise _refused(address, error) from error


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the begin event says BEGIN; the driver must not
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _prepare_postgresql(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{PATIENCE_S}s'")
        cursor.execute("SET client_min_messages = 'warning'")
    connection.commit()


def _refuse_lossy(connection: Connection) -> None:
    names = ", ".join(f"current_setting('{name}')" for name in DURABLE)
    row = connection.execute(text(f"SELECT {names}")).one()
    off = [name for name, value in zip(DURABLE, row, strict=True) if value == "off"]
    if off:
        message = gettext(
            "PostgreSQL may lose what it acknowledged: {settings} is off", settings=", ".join(off)
        )
        hint = gettext("switch it on in postgresql.conf; until then nothing is written")
        raise refusal("postgresql", "register-not-durable", message, hint=hint)


def _refused(address: Address, error: DBAPIError) -> Exception:
    code, message, hint = _explained(error)
    return refusal(address.shown, code, message, hint=hint)


def _explained(error: DBAPIError) -> tuple[str, str, str | None]:
    name = getattr(error.orig, "sqlite_errorname", "") or getattr(error.orig, "sqlstate", "") or ""
    if name.startswith("SQLITE_FULL") or name == "53100":
        return (
            "register-disk-full",
            gettext("the disk is full; nothing of this was recorded, and what was is whole"),
            gettext("make room, then do the same again"),
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")) or name == "55P03":
        return (
            "register-busy",
            gettext("somebody else has been writing for {seconds} seconds", seconds=PATIENCE_S),
            gettext("nothing of this was recorded; do the same again later"),
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or name == "42501":
        return (
            "register-read-only",
            gettext("the register cannot be written or opened here"),
            gettext("look at who may write the database and its folder"),
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return (
            "register-damaged",
            gettext("the file is damaged, or not a database of SQLite"),
            gettext("keep the file, restore the newest backup, and ask for later receipts"),
        )
    text_ = str(error.orig).strip().splitlines() or [""]
    kind = "register-connection" if isinstance(error, OperationalError) else "register-database"
    return kind, gettext("the database refuses: {reason}", reason=text_[0]), None
