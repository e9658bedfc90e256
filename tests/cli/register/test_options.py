from __future__ import annotations

from pathlib import Path

from tests.cli.register.conftest import Run, write


def test_an_url_from_the_environment_is_the_register(two_cases: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    url = f"sqlite:///{tmp_path}/checker.db"
    assert two_cases("register", "log", env={"CHECKER_REGISTER": url}).output
    missing = two_cases("register", "log", "--register", "sqlite:///none.db", status=2)
    assert "checker register init" in missing.output


def test_no_password_is_shown(run: Run) -> None:
    url = "postgresql://me:secret@127.0.0.1:1/none"
    result = run("register", "log", "--register", url, status=2)
    assert "secret" not in result.output


def test_the_key_of_a_party_is_looked_for_where_it_may_lie(opened: Run) -> None:
    write("new", {})
    Path("warden.key").rename("checker.keys/warden.key")
    opened("register", "submit", "new", "--as", "warden")
    Path("checker.keys/warden.key").unlink()
    missing = opened("register", "submit", write("more", {"id": "R-2"}), "--as", "warden", status=2)
    assert "the key of warden is not here" in missing.output
    assert "--entered" in missing.output
