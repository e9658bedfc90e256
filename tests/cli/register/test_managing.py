"""``init``, ``key``, parties, keys, ``backup``, ``restore``, ``upgrade``, ``doctor``."""

from __future__ import annotations

import stat
from pathlib import Path

import click
import pytest

from checker.cli.extra import needing_register
from tests.cli.register.conftest import Run, write
from tests.register.world import PACK


def test_a_register_is_made_with_keys_for_their_owner_alone(run: Run) -> None:
    result = run("register", "init", "--time-zone", "Asia/Shanghai")
    assert "Fingerprint of the register: " in result.output
    for path in (Path("checker.db"), *Path("checker.keys").iterdir()):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "Asia/Shanghai" in run("register", "log").output
    assert "already" in run("register", "init", status=2).output


@pytest.mark.parametrize("zone", ["Mars/Olympus", "../../etc/passwd", ""])
def test_a_time_zone_that_is_not_there_is_refused(run: Run, zone: str) -> None:
    assert "time zone" in run("register", "init", "--time-zone", zone, status=2).output
    run("register", "init")


@pytest.mark.parametrize("url", ["checker.db", "mysql://x/y", "sqlite://"])
def test_an_address_that_is_not_one_is_refused(run: Run, url: str) -> None:
    assert "sqlite:///FILE" in run("register", "init", url, status=2).output


@pytest.mark.parametrize("name", ["A", "a b", "../a", ""])
def test_a_key_is_for_a_party_with_a_plain_name(run: Run, name: str) -> None:
    assert "small letters" in run("register", "key", name, status=2).output


def test_keys_can_have_a_passphrase(run: Run) -> None:
    word = {"CHECKER_KEY_PASSPHRASE": "open sesame"}
    run("register", "init", env=word)
    run("register", "add-party", "warden", env=word)
    assert "passphrase" in run("register", "add-party", "council", status=2).output


def test_keys_are_replaced_and_revoked(opened: Run) -> None:
    Path("second").mkdir()
    opened("register", "key", "warden", "--folder", "second")
    opened("register", "replace-key", "warden", "second/warden.key", "--key", "warden.key")
    write("new", {})
    old = opened("register", "submit", "new", "--as", "warden", status=2)
    assert "no longer in force" in old.output
    opened("register", "submit", "new", "--as", "warden", "--key", "second/warden.key")
    opened("register", "replace-key", "register", "-")
    opened("register", "verify", "--receipt", "wells-7.receipt")
    assert "the register has a new key" in opened("register", "log").output


def test_roles_members_and_rules_change(opened: Run) -> None:
    assert "warden is auditor" in opened("register", "role", "warden", "auditor").output
    assert "no longer" in opened("register", "role", "warden", "auditor", "--end").output
    opened("register", "member", "wells", "warden", "--end")
    opened("register", "member", "wells", "warden")
    opened("register", "rules", "wells", PACK)
    opened("register", "verify")


def test_a_backup_is_restored_and_says_what_may_be_lost(opened: Run) -> None:
    opened("register", "backup", "copy.db")
    opened("register", "submit", write("new", {}), "--as", "warden")
    for path in Path().glob("checker.db*"):
        path.unlink()
    result = opened("register", "restore", "copy.db", "--checkpoint", "wells-6.receipt")
    assert "Entries 6 to 6 may be lost" in result.output
    assert "stands already" not in opened("register", "submit", "new", "--as", "warden").output
    assert "cut" not in opened("register", "verify").output


def test_the_tables_are_brought_up_to_date(opened: Run) -> None:
    assert "already" in opened("register", "upgrade").output
    missing = opened("register", "upgrade", "--register", "sqlite:///none.db", status=2)
    assert "no register" in missing.output


def test_the_doctor_says_what_may_go_wrong(opened: Run) -> None:
    Path("checker.db").chmod(0o644)
    result = opened("register", "doctor", status=1)
    assert "LOOK  others can read or write the database" in result.output
    assert "chmod 600" in result.output


def test_without_the_extra_it_is_said_how_to_install_it() -> None:
    with pytest.raises(click.UsageError, match="install"), needing_register():
        raise ModuleNotFoundError("No module named 'sqlalchemy'", name="sqlalchemy.exc")


def test_other_modules_that_are_missing_are_no_matter_of_the_extra() -> None:
    with pytest.raises(ModuleNotFoundError), needing_register():
        raise ModuleNotFoundError("No module named 'nothing'", name="nothing")
