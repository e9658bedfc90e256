"""Copies of a register that are whole, and what to do when one has to be used."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from checker.messages import gettext
from checker.register.appending import Request, append, merkle_root
from checker.register.identity.standing import REGISTRAR
from checker.register.log.entry import Kind
from checker.register.opening import Register
from checker.register.proofs.note import Checkpoint, NoteError, opened
from checker.register.proofs.receipt import ReceiptError, read_receipt
from checker.register.refusals import refusal
from checker.register.store.address import Address, parse
from checker.register.store.engines import already_there, make_file
from checker.register.store.ledger import Ledger
from checker.register.verifying import BrokenError, History, verify_ledger


@dataclass(frozen=True, slots=True)
class Restored:
    """A register that goes on from a backup of ``size`` entries; ``lost_up_to`` may be lost.

    Where nothing is lost, ``lost_up_to`` is ``size`` and no entry says so.
    """

    size: int
    lost_up_to: int


def back_up(register: Register, target: Path) -> int:
    """Write a copy of a SQLite register into a new file and verify it; return its entries.

    Writers may go on meanwhile. Raises InputError for PostgreSQL, which has its own tools.
    """
    source = _file_of(register.ledger.address)
    _copy(source, target)
    return verified(parse(f"sqlite:///{target}")).extent.size


def bring_back(backup: Path, url: str) -> int:
    """Put a verified backup in the place of a register that is gone; return its entries."""
    address = parse(url)
    target = _file_of(address)
    if not backup.is_file():
        raise refusal(str(backup), "backup-file", gettext("there is no such file"))
    size = verified(parse(f"sqlite:///{backup}")).extent.size
    _copy(backup, target)
    return size


def note_restored(register: Register, newest: Checkpoint) -> Restored:
    """Record that the log goes on from a backup, and up to which entry something may be lost.

    ``newest`` is the newest checkpoint that anybody has. Raises InputError where it is of another
    register or history.
    """
    with register.ledger.reader() as reader:
        extent = reader.extent()
        origin = register.standing(reader).origin
        if newest.origin != origin:
            message = gettext("the checkpoint is of another register")
            raise refusal(newest.origin, "checkpoint", message, expected=origin)
        if newest.size <= extent.size:
            if merkle_root(reader, newest.size) == newest.root:
                return Restored(extent.size, extent.size)
            message = gettext("the checkpoint vouches for another history")
            raise refusal(register.shown, "checkpoint", message)
    data = {"size": extent.size, "root": extent.root, "lost_up_to": newest.size}
    request = Request(Kind.RESTORED, REGISTRAR, data=data)
    append(register, request, [register.registrar_key])
    return Restored(extent.size, newest.size)


def read_checkpoint(register: Register, name: str, data: bytes) -> Checkpoint:
    """Return the checkpoint in a note or a receipt that the register signed; raises InputError."""
    with register.ledger.reader() as reader:
        standing = register.standing(reader)
    keys = [record.public for record in standing.register_keys]
    try:
        if data.startswith(b"{"):
            return read_receipt(data).check(keys)
        return opened(data.decode("utf-8"), keys)
    except (NoteError, ReceiptError, UnicodeDecodeError) as error:
        raise refusal(name, "checkpoint", str(error)) from None


def verified(address: Address) -> History:
    """Return the history of a register's database after verifying it; raises InputError."""
    ledger = Ledger(address)
    ledger.check()
    try:
        with ledger.reader() as reader:
            return verify_ledger(reader)
    except BrokenError as error:
        raise refusal(address.shown, "register-damaged", str(error)) from None
    finally:
        ledger.close()


def _copy(source: Path, target: Path) -> None:
    """Copy with SQLite's own backup, which takes what is still in the write-ahead log too.

    The new file has its name only once it is whole, so that a copy that was killed is made again.
    """
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    if target.exists():
        raise already_there(parse(f"sqlite:///{target}"))
    make_file(parse(f"sqlite:///{part}"))
    try:
        origin, copy = sqlite3.connect(source), sqlite3.connect(part)
        try:
            origin.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")
        finally:
            copy.close()
            origin.close()
        part.rename(target)
    except (sqlite3.Error, OSError) as error:
        message = gettext("the copy failed: {reason}", reason=str(error))
        raise refusal(str(target), "backup-file", message) from None


def _file_of(address: Address) -> Path:
    if address.file is not None:
        return address.file
    message = gettext("this register is in PostgreSQL, which is backed up with its own tools")
    hint = gettext("use pg_dump, or a base backup with an archive of the log")
    raise refusal(address.shown, "backup-file", message, hint=hint)
