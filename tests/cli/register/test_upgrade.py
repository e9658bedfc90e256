from __future__ import annotations

from pathlib import Path

from tests.cli.register.conftest import Run


def test_the_tables_are_brought_up_to_date(opened: Run) -> None:
    assert "already" in opened("register", "upgrade").output
    missing = opened("register", "upgrade", "--register", "sqlite:///none.db", status=2)
    assert "no register" in missing.output


def test_another_file_is_not_upgraded(run: Run) -> None:
    Path("other.db").write_bytes(b"not a database" * 99)
    result = run("register", "upgrade", "--register", "sqlite:///other.db", status=2)
    assert "not a database" in result.output
    assert Path("other.db").read_bytes() == b"not a database" * 99
