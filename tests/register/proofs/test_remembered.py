from __future__ import annotations

from pathlib import Path

import pytest

from checker.register.log.chain import Extent
from checker.register.proofs.remembered import Remembered, recall, remember, state_folder
from tests.register.world import World


def test_what_was_seen_is_remembered(world: World) -> None:
    world.submit(world.report("R-1"))
    with world.register.ledger.reader() as reader:
        known = recall(world.register.standing(reader).origin)
    assert known is not None
    assert known.extent.size == 6


def test_another_register_under_the_same_name_is_another_one(world: World) -> None:
    world.submit(world.report("R-1"))
    assert len(list(state_folder().glob("*.json"))) == 1


def test_a_damaged_memory_is_as_none(world: World) -> None:
    _ = world.register
    for path in state_folder().glob("*.json"):
        path.write_text("{}")
    assert world.register


def seen(size: int, origin: str = "checker-register/1") -> Remembered:
    extent = Extent()
    for number in range(size):
        extent = extent.extended(f"{number:064x}")
    return Remembered(origin, extent, "f" * 64)


def test_what_was_seen_goes_forward_unless_it_begins_afresh() -> None:
    for size, kept in ((3, 3), (2, 3), (4, 4)):
        assert remember(seen(size))
        assert recall("checker-register/1") == seen(kept)
    assert remember(seen(1), afresh=True)
    assert recall("checker-register/1") == seen(1)
    assert recall("checker-register/2") is None


def test_a_state_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("mine")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert not remember(seen(1))
    assert recall("checker-register/1") is None


def test_without_a_place_for_state_it_is_in_the_user_s_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_STATE_HOME")
    assert state_folder() == tmp_path / ".local" / "state" / "checker"
