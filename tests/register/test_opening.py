from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.proofs.remembered import state_folder
from tests.register.world import World, by_hand


def file_of(world: World) -> Path:
    return Path(world.url.removeprefix("sqlite:///"))


def copy_of(world: World, name: str) -> Path:
    """A whole copy of the database, as an operator could keep one."""
    target = world.folder / name
    with sqlite3.connect(file_of(world)) as source, sqlite3.connect(target) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    return target


def put_back(world: World, copy: Path) -> None:
    for path in world.folder.glob("register.db*"):
        path.unlink()
    shutil.copy(copy, file_of(world))


def test_an_old_backup_in_place_of_the_register_is_noticed(world: World) -> None:
    old = copy_of(world, "old.db")
    world.submit(world.report("R-1"))
    put_back(world, old)
    with pytest.raises(InputError, match="entry 6 is missing"):
        _ = world.register


def test_a_backup_that_grew_past_its_size_is_noticed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = copy_of(world, "old.db")
    world.submit(world.report("R-1"))
    put_back(world, old)
    monkeypatch.setenv("XDG_STATE_HOME", str(world.folder / "operator"))
    for number in range(3):
        world.submit(world.report(f"X-{number}"))
    monkeypatch.undo()
    monkeypatch.setenv("XDG_STATE_HOME", str(state_folder_of(world)))
    with pytest.raises(InputError, match="not the log that you saw last"):
        _ = world.register


def state_folder_of(world: World) -> Path:
    return world.folder.parent / "state"


def test_new_entries_that_do_not_follow_are_noticed_at_once(world: World) -> None:
    _ = world.register
    world.submit(world.report("R-1"))
    for path in state_folder().glob("*.json"):
        path.unlink()
    with by_hand(world.url) as database:
        database.execute("UPDATE entry SET body = replace(body, 'warden', 'garden') WHERE seq = 6")
    with pytest.raises(InputError, match=r"something in it was changed|does not hold bytes"):
        _ = world.register
