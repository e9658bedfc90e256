from __future__ import annotations

from pathlib import Path

from tests.cli.register.conftest import Run, write


def test_a_checkpoint_is_a_signed_note(two_cases: Run) -> None:
    two_cases("register", "checkpoint", "-o", "note")
    assert Path("note").read_text().split("\n")[1] == "8"
    two_cases("register", "verify", "--checkpoint", "note")


def test_a_checkpoint_is_printed_and_grows_with_the_log(opened: Run) -> None:
    before = opened("register", "checkpoint").stdout.split("\n")
    opened("register", "submit", write("new", {}), "--as", "warden")
    after = opened("register", "checkpoint").stdout.split("\n")
    assert (before[0], before[1], after[1]) == (after[0], "5", "6")
    assert before[2] != after[2]
