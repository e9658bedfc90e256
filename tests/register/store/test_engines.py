from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from sqlalchemy import text

from checker.model.problems import InputError
from checker.register.store.address import parse
from checker.register.store.engines import engine_for, make_file, told
from tests.register.world import World


def test_every_transaction_of_sqlite_is_synced(world: World) -> None:
    with world.register.ledger.writer() as writer:
        for pragma, value in (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)):
            assert writer.connection.execute(text(f"PRAGMA {pragma}")).scalar() == value


def test_a_lock_that_is_held_is_told(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.register.store import engines

    quick = (*(p for p in engines._PRAGMAS if "busy" not in p), "busy_timeout=10")
    monkeypatch.setattr(engines, "_PRAGMAS", quick)
    holder = sqlite3.connect(world.url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(InputError, match="somebody else has been writing"):
        world.submit(world.report("R-1"))
    holder.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_register_that_cannot_be_written_is_told(world: World) -> None:
    Path(world.url.removeprefix("sqlite:///")).chmod(0o400)
    with pytest.raises(InputError, match="written"):
        world.submit(world.report("R-1"))


def test_the_file_of_a_register_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    address = parse(f"sqlite:///{tmp_path}/new.db")
    make_file(address)
    path = tmp_path / "new.db"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    make_file(address)  # an empty one was left by an `init` that was killed
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
    assert path.stat().st_size > 0
    make_file(address)  # one without tables too
    path.write_bytes(b"x")
    with pytest.raises(InputError, match="a file of this name already"):
        make_file(address)
    assert path.read_bytes() == b"x"


def test_a_register_without_a_folder_to_be_in_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be made"):
        make_file(parse(f"sqlite:///{tmp_path}/none/new.db"))


def test_a_file_of_something_else_is_told_as_damaged(tmp_path: Path) -> None:
    (tmp_path / "other.db").write_bytes(b"not a database" * 99)
    address = parse(f"sqlite:///{tmp_path}/other.db")
    with pytest.raises(InputError, match="damaged, or not a database"), told(address):
        engine_for(address, writes=True).connect().close()
