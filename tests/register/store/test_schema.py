from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.opening import open_register, upgrade
from checker.register.proofs.receipt import read_receipt
from checker.register.store.schema import NEWEST, known_versions
from checker.register.verifying import verify_ledger, verify_receipts
from tests.register.world import World, by_hand

FIRST = Path(__file__).parents[1] / "first-schema"


def test_the_newest_step_is_the_version_that_the_program_works_with() -> None:
    assert known_versions()[0] == NEWEST


def test_a_register_of_the_first_schema_is_upgraded_and_its_receipts_hold(tmp_path: Path) -> None:
    shutil.copytree(FIRST, tmp_path, dirs_exist_ok=True)
    url = f"sqlite:///{tmp_path}/register.db"
    assert upgrade(url) == ("0001", NEWEST)
    register = open_register(url, tmp_path / "keys")
    with register.ledger.reader() as reader:
        history = verify_ledger(reader)
    receipt = read_receipt((tmp_path / "wells-6.receipt").read_bytes())
    verify_receipts(history, [("wells-6.receipt", receipt)])
    assert history.extent.size == 6


def test_an_upgrade_of_the_newest_changes_nothing(either: World) -> None:
    assert upgrade(either.url) == (NEWEST, NEWEST)
    assert either.verify().extent.size == either.size


@pytest.mark.parametrize(("version", "message"), [("9999", "newer"), ("", "newer")])
def test_a_schema_of_another_program_is_left_alone(
    world: World, version: str, message: str
) -> None:
    with by_hand(world.url) as database:
        database.execute("UPDATE alembic_version SET version_num = ?", [version])
    for attempt in (lambda: world.register, lambda: upgrade(world.url)):
        with pytest.raises(InputError, match=message):
            attempt()


def test_what_is_no_register_is_refused(tmp_path: Path) -> None:
    for name, data in (("none.db", None), ("empty.db", b""), ("other.db", b"not a database" * 99)):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(InputError, match=r"no register|not a database"):
            open_register(f"sqlite:///{tmp_path}/{name}")
