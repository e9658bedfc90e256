from __future__ import annotations

from pathlib import Path

from checker.register.doctor import examine
from tests.register.world import World


def test_a_register_that_others_can_read_is_told(world: World) -> None:
    good = {remark.text for remark in examine(world.register) if remark.is_good}
    assert {"the database is for its owner alone", "journal mode wal"} <= good
    Path(world.url.removeprefix("sqlite:///")).chmod(0o644)
    (world.folder / "keys" / "register.key").chmod(0o640)
    bad = [remark for remark in examine(world.register) if not remark.is_good]
    told = {remark.text for remark in bad}
    assert {
        "others can read or write the database",
        "others can read or write register.key",
    } <= told
    assert all(remark.advice for remark in bad)


def test_the_server_s_settings_are_looked_at(either: World) -> None:
    told = {remark.text for remark in examine(either.register)}
    if either.register.ledger.address.file is None:
        assert "fsync = on" in told
    else:
        assert any(text.startswith("SQLite ") for text in told)
