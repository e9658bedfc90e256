from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main


def test_a_new_pack_is_sound_and_its_tests_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    result = runner.invoke(main, ["new", "pack", "harbour-dues"])
    assert result.exit_code == 0
    assert "wrote rules/harbour-dues/pack.yaml" in result.output
    assert "Next: checker rules check rules/harbour-dues" in result.output
    for command in ("check", "test"):
        found = runner.invoke(main, ["rules", command, "rules/harbour-dues"])
        assert (found.exit_code, "Traceback" in found.output) == (0, False), found.output


def test_a_pack_that_is_there_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["new", "pack", "one", "--in", "sub"]).exit_code == 0
    again = runner.invoke(main, ["new", "pack", "one", "--in", "sub"])
    assert again.exit_code == 2
    assert "the folder is there already" in again.output
