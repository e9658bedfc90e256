from __future__ import annotations

import json

import pytest

from tests.cli.register.conftest import Run


def test_the_log_says_who_did_what(two_cases: Run) -> None:
    lines = two_cases("register", "log").output.splitlines()
    assert lines[0].split()[2:] == ["genesis", "registrar", "UTC"]
    assert lines[1].endswith("warden (warden)")
    assert lines[5].endswith("wells: 1 paper")


@pytest.mark.parametrize("command", ["log", "show"])
def test_a_party_reads_only_its_cases(two_cases: Run, command: str) -> None:
    assert "secret" not in two_cases("register", "log", "--as", "warden").output
    assert "secret" in two_cases("register", "log", "--as", "council").output
    hidden = two_cases("register", command, "secret", "--as", "warden", status=2).output
    missing = two_cases("register", command, "nothing", "--as", "warden", status=2).output
    assert hidden.replace("secret", "nothing") == missing


def test_the_log_is_for_programs_too(two_cases: Run) -> None:
    rows = json.loads(two_cases("register", "log", "-f", "json").stdout)
    assert [row["entry"] for row in rows] == list(range(1, 9))
