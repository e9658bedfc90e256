from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.register.conftest import Run, write


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


def test_a_party_is_let_in_and_its_role_begins_and_ends(opened: Run) -> None:
    assert opened("register", "add-party", "press").output == "Entry 6: press takes part\n"
    assert "press is auditor" in opened("register", "role", "press", "auditor").output
    ended = opened("register", "role", "press", "auditor", "--end").output
    assert "press is no longer auditor" in ended
    assert "already" in opened("register", "add-party", "press", status=2).output


def test_a_key_of_another_party_is_not_taken(opened: Run) -> None:
    result = opened("register", "add-key", "council", "warden.pub", status=2)
    assert "warden" in result.output
    missing = opened("register", "add-key", "council", "none.pub", status=2)
    assert "none.pub" in missing.output


@pytest.mark.parametrize("day", ["yesterday", "2001-02-30"])
def test_a_key_is_doubtful_since_a_day_that_there_is(opened: Run, day: str) -> None:
    opened("register", "revoke-key", "0", "--compromised-since", day, status=2)
