from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.register.conftest import Run


@pytest.mark.parametrize("name", ["A", "a b", "../a", ""])
def test_a_key_is_for_a_party_with_a_plain_name(run: Run, name: str) -> None:
    assert "small letters" in run("register", "key", name, status=2).output


def test_keys_can_have_a_passphrase(run: Run) -> None:
    word = {"CHECKER_KEY_PASSPHRASE": "open sesame"}
    run("register", "init", env=word)
    run("register", "add-party", "warden", env=word)
    assert "passphrase" in run("register", "add-party", "council", status=2).output


def test_a_key_is_not_overwritten(run: Run) -> None:
    assert "Fingerprint: " in run("register", "key", "warden").output
    assert stat.S_IMODE(Path("warden.key").stat().st_mode) == 0o600
    before = Path("warden.key").read_bytes()
    run("register", "key", "warden", status=2)
    assert Path("warden.key").read_bytes() == before
