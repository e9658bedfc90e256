"""Compiled packs are kept between commands, unless that is not wanted."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.packs import compiled

ROOT = Path(__file__).parents[2]
ARGUMENTS = ["assess", str(ROOT / "samples" / "management-response"), "--as-of", "2012-01-01"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache, for a process that has not loaded any pack."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "_loaded", {})
    return tmp_path / "cache"


def test_the_second_command_takes_what_the_first_kept_and_says_the_same(folder: Path) -> None:
    first = CliRunner().invoke(main, [*ARGUMENTS, "-f", "json"])
    (kept,) = folder.iterdir()
    before = kept.stat().st_mtime_ns
    compiled._loaded.clear()
    second = CliRunner().invoke(main, [*ARGUMENTS, "-f", "json"])
    assert (second.stdout, second.exit_code) == (first.stdout, first.exit_code)
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("more", [("assess",), ("portfolio", "--jobs", "1")], ids=["one", "many"])
def test_no_cache_keeps_nothing(folder: Path, more: tuple[str, ...]) -> None:
    arguments = [*more, *ARGUMENTS[1:]]
    CliRunner().invoke(main, [*arguments, "--no-cache"])
    assert not folder.exists()
    CliRunner().invoke(main, arguments)
    assert folder.exists()
