from __future__ import annotations

from pathlib import Path

from tests.cli.register.conftest import Run


def test_the_doctor_says_what_may_go_wrong(opened: Run) -> None:
    Path("checker.db").chmod(0o644)
    result = opened("register", "doctor", status=1)
    assert "LOOK  others can read or write the database" in result.output
    assert "chmod 600" in result.output


def test_every_remark_is_good_or_comes_with_advice(opened: Run) -> None:
    lines = opened("register", "doctor", status=None).output.splitlines()
    assert "good  the database is for its owner alone" in lines
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        assert not line.startswith("LOOK") or after.startswith("       ")
