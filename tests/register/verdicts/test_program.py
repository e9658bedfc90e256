from __future__ import annotations

import importlib.metadata
from pathlib import Path

import pytest

from checker import __version__
from checker.register.verdicts import program as room
from checker.register.verdicts.program import THAT_CAN_MATTER, program


def test_the_program_is_told_with_what_it_depends_on() -> None:
    told = program()
    assert told["version"] == __version__
    assert set(told["dependencies"]) == set(THAT_CAN_MATTER)
    assert told["dependencies"]["pydantic"] == importlib.metadata.version("pydantic")


def test_any_change_of_a_source_shows_in_the_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "files", lambda _: tmp_path)
    digests = {room._files_digest()}
    (tmp_path / "a.py").write_text("x = 1\n")
    digests.add(room._files_digest())
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    digests.add(room._files_digest())
    (tmp_path / "b.py").write_text("x = 2\n")
    digests.add(room._files_digest())
    assert len(digests) == 4
    (tmp_path / "b.pyc").write_bytes(b"compiled")
    assert room._files_digest() in digests


def test_a_dependency_that_is_not_installed_has_no_version(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(room, "THAT_CAN_MATTER", ("pydantic", "not-there-at-all"))
    told = program.__wrapped__()
    assert told["dependencies"]["not-there-at-all"] is None
