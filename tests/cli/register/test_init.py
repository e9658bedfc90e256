from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.cli.register.conftest import Run


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
