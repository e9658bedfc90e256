from __future__ import annotations

from pathlib import Path

from tests.cli.register.conftest import Run, write


def test_a_backup_is_restored_and_says_what_may_be_lost(opened: Run) -> None:
    opened("register", "backup", "copy.db")
    opened("register", "submit", write("new", {}), "--as", "warden")
    for path in Path().glob("checker.db*"):
        path.unlink()
    result = opened("register", "restore", "copy.db", "--checkpoint", "wells-6.receipt")
    assert "Entries 6 to 6 may be lost" in result.output
    assert "stands already" not in opened("register", "submit", "new", "--as", "warden").output
    assert "cut" not in opened("register", "verify").output


def test_a_restore_that_has_lost_nothing_says_so(opened: Run) -> None:
    opened("register", "submit", write("new", {}), "--as", "warden")
    opened("register", "backup", "copy.db")
    for path in Path().glob("checker.db*"):
        path.unlink()
    result = opened("register", "restore", "copy.db", "--checkpoint", "wells-6.receipt")
    assert "Nothing is lost" in result.output
    assert "6 entries" in opened("register", "verify").output


def test_a_backup_is_restored_only_with_a_checkpoint_that_can_be_read(opened: Run) -> None:
    opened("register", "backup", "copy.db")
    missing = opened("register", "restore", "copy.db", "--checkpoint", "none", status=2)
    assert "none" in missing.output
    assert "--checkpoint" in opened("register", "restore", "copy.db", status=2).output
    assert "already" in opened("register", "backup", "copy.db", status=2).output
