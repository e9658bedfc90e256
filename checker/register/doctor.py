"""Is the ground sound? What may lose or let out something, before it does."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from checker.messages import gettext
from checker.register.opening import REGISTER_KEY, REGISTRAR_KEY, Register
from checker.register.proofs.remembered import state_folder
from checker.register.store.engines import DURABLE
from checker.register.store.schema import NEWEST

_WAL_SINCE, _WAL_RESET_FIXED = (3, 7, 0), (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was looked at: whether it is as it should be, and what to do if not."""

    is_good: bool
    text: str
    advice: str | None = None


def examine(register: Register) -> list[Remark]:
    """Return what was found about database, keys and memory; raises InputError."""
    is_file = register.ledger.address.file is not None
    return [
        Remark(True, gettext("tables of version {version}", version=NEWEST)),
        *(_sqlite(register) if is_file else _postgresql(register)),
        *_keys(register.keys),
        _memory(state_folder()),
    ]


def _sqlite(register: Register) -> Iterator[Remark]:
    shown = sqlite3.sqlite_version
    if _WAL_SINCE <= sqlite3.sqlite_version_info < _WAL_RESET_FIXED:
        yield Remark(
            False,
            gettext("SQLite {version} has the WAL-reset bug, fixed in 3.51.3", version=shown),
            gettext("it is rare, and needs two writers at once: use PostgreSQL for many users"),
        )
    else:
        yield Remark(True, gettext("SQLite {version}", version=shown))
    with register.ledger.reader() as reader:
        mode = reader.connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        check = reader.connection.exec_driver_sql("PRAGMA quick_check").scalar()
    yield Remark(mode == "wal", gettext("journal mode {mode}", mode=mode))
    yield Remark(check == "ok", gettext("quick check of the file: {result}", result=check))
    file = register.ledger.address.file
    assert file is not None
    yield _private(file, gettext("the database"))


def _postgresql(register: Register) -> Iterator[Remark]:
    with register.ledger.reader() as reader:
        for name in DURABLE:
            query = text("SELECT current_setting(:name)")
            value = reader.connection.execute(query, {"name": name}).scalar()
            advice = gettext("switch it on in postgresql.conf; until then nothing is written")
            yield Remark(value != "off", f"{name} = {value}", None if value != "off" else advice)
        query = text(
            "SELECT tableowner = current_user FROM pg_tables "
            "WHERE tablename = 'entry' AND schemaname = current_schema()"
        )
        owns = reader.connection.execute(query).scalar()
    if owns:
        yield Remark(
            False,
            gettext("the role that writes owns the tables, and can switch their triggers off"),
            gettext("let a role write that owns no table"),
        )


def _keys(folder: Path) -> Iterator[Remark]:
    for name in (REGISTER_KEY, REGISTRAR_KEY):
        path = folder / name
        if path.is_file():
            yield _private(path, name)
        else:
            yield Remark(True, gettext("{name} is not at hand here", name=name))


def _private(path: Path, what: str) -> Remark:
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        message = gettext("others can read or write {what}", what=what)
        return Remark(False, message, gettext("run `chmod 600 {path}`", path=path))
    return Remark(True, gettext("{what} is for its owner alone", what=what))


def _memory(folder: Path) -> Remark:
    if folder.is_dir():
        return Remark(True, gettext("what was seen last is remembered in {path}", path=folder))
    message = gettext("{path} cannot be written", path=folder)
    return Remark(
        False, message, gettext("a log that was cut or restored would not be noticed here")
    )
