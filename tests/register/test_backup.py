from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.backup import back_up, bring_back, note_restored, read_checkpoint
from checker.register.opening import open_unwatched
from checker.register.proofs.remembered import state_folder
from checker.register.verifying import verify_receipts
from tests.register.world import World, by_hand


def lose(world: World) -> None:
    for path in world.folder.glob("register.db*"):
        path.unlink()


def test_a_copy_is_whole_and_verified(world: World, tmp_path: Path) -> None:
    world.submit(world.report("R-1"))
    assert back_up(world.register, tmp_path / "copy.db") == 6
    copy = World(f"sqlite:///{tmp_path}/copy.db", world.folder, world.clock, world.keys)
    assert copy.verify().extent.size == 6


def test_a_copy_replaces_nothing(world: World, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(InputError, match="already"):
        back_up(world.register, tmp_path / "copy.db")


def test_a_damaged_register_is_not_backed_up_as_good(world: World, tmp_path: Path) -> None:
    world.submit(world.report("R-1"))
    register = world.register
    with by_hand(world.url) as database:
        database.execute("UPDATE document SET content = x'00' WHERE seq = 6")
    with pytest.raises(InputError, match="entry 6"):
        back_up(register, tmp_path / "copy.db")


def test_what_a_backup_lacks_is_named_and_submitted_again(world: World, tmp_path: Path) -> None:
    back_up(world.register, tmp_path / "copy.db")
    lost = world.submit(world.report("R-1")).receipt
    lose(world)
    assert bring_back(tmp_path / "copy.db", world.url) == 5
    register = open_unwatched(world.url, world.folder / "keys", clock=world.clock)
    checkpoint = read_checkpoint(register, "receipt", lost.to_bytes())
    restored = note_restored(register, checkpoint)
    assert (restored.size, restored.lost_up_to) == (5, 6)
    again = world.submit(world.report("R-1"))
    assert again.receipt.body.documents == lost.body.documents
    from checker.register.verifying import BrokenError

    with pytest.raises(BrokenError, match="rewritten"):
        verify_receipts(world.verify(), [("lost", lost)])


def test_a_restore_from_the_newest_copy_has_lost_nothing(world: World, tmp_path: Path) -> None:
    kept = world.submit(world.report("R-1")).receipt
    back_up(world.register, tmp_path / "copy.db")
    lose(world)
    bring_back(tmp_path / "copy.db", world.url)
    restored = note_restored(world.register, read_checkpoint(world.register, "r", kept.to_bytes()))
    assert (restored.size, restored.lost_up_to) == (6, 6)
    assert world.size == 6


def test_a_copy_that_was_killed_is_made_again(world: World, tmp_path: Path) -> None:
    (tmp_path / "copy.db.part").write_bytes(b"half of a copy")
    assert back_up(world.register, tmp_path / "copy.db") == 5
    lose(world)
    Path(f"{world.folder}/register.db.part").write_bytes(b"half of a copy")
    assert bring_back(tmp_path / "copy.db", world.url) == 5
    assert not list(world.folder.glob("*.part*"))


def test_a_register_that_is_there_is_not_replaced(world: World, tmp_path: Path) -> None:
    back_up(world.register, tmp_path / "copy.db")
    with pytest.raises(InputError, match="already"):
        bring_back(tmp_path / "copy.db", world.url)


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b"checker-register/1\n1\nx\n\n"])
def test_what_is_no_checkpoint_is_refused(world: World, data: bytes) -> None:
    with pytest.raises(InputError):
        read_checkpoint(world.register, "note", data)


def test_whoever_saw_more_than_the_backup_is_told_once(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    back_up(world.register, tmp_path / "copy.db")
    lost = world.submit(world.report("R-1")).receipt
    memory = tmp_path / "somebody"
    shutil.copytree(state_folder().parent, memory)
    lose(world)
    bring_back(tmp_path / "copy.db", world.url)
    register = open_unwatched(world.url, world.folder / "keys", clock=world.clock)
    note_restored(register, read_checkpoint(register, "receipt", lost.to_bytes()))
    assert world.register.notice is None
    monkeypatch.setenv("XDG_STATE_HOME", str(memory))
    assert "you have seen 6" in str(world.register.notice)
    assert world.register.notice is None
