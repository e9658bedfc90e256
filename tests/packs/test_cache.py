"""Compiled packs that are kept between runs, and files that are not to be trusted."""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.packs import cache
from checker.packs.cache import Kept

KEPT = Kept(
    digest="sha256:1",
    rules=b"the rules",
    recursive=("f",),
    code={("", "1 + x", ("x",), True): (b"code", {"K0": ("number", "1")}, ())},
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


def test_a_pack_comes_back_as_it_was_kept(folder: Path) -> None:
    cache.write("content", KEPT)
    assert cache.read("content") == KEPT


def test_another_content_is_another_pack(folder: Path) -> None:
    cache.write("content", KEPT)
    assert cache.read("contents") is None


def test_another_program_keeps_its_own(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.write("content", KEPT)
    monkeypatch.setattr(cache, "_program", lambda: "another version")
    assert cache.read("content") is None


def test_only_the_user_can_read_and_write_what_is_kept(folder: Path) -> None:
    cache.write("content", KEPT)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert only_file(folder).stat().st_mode & 0o777 == 0o600


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _changed(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"1 + x", b"2 + x"))


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _of_other_data(path: Path) -> None:
    payload = marshal.dumps(["not", "a pack"])
    path.write_bytes(b"checker pack 1\n" + hashlib.sha256(payload).digest() + payload)


def _writable_by_all(path: Path) -> None:
    path.chmod(0o666)


def _in_a_folder_of_all(path: Path) -> None:
    path.parent.chmod(0o777)


def _a_link(path: Path) -> None:
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to(path.parent.parent / "elsewhere")


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path, 0o600)


@pytest.mark.parametrize(
    "harm",
    [
        *(_cut, _changed, _emptied, _of_other_data),
        *(_writable_by_all, _in_a_folder_of_all, _a_link, _a_pipe),
    ],
)
def test_what_is_broken_or_may_be_somebody_elses_counts_as_not_there(
    folder: Path, harm: Callable[[Path], None]
) -> None:
    cache.write("content", KEPT)
    harm(only_file(folder))
    assert cache.read("content") is None


def test_a_file_of_another_user_counts_as_not_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.write("content", KEPT)
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert cache.read("content") is None


def test_nothing_is_kept_where_that_is_not_wanted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with cache.without_cache():
        cache.write("content", KEPT)
    assert not folder.exists()
    cache.write("content", KEPT)
    monkeypatch.setenv("CHECKER_CACHE", "off")
    assert cache.read("content") is None


def test_a_folder_that_cannot_be_made_keeps_nothing(folder: Path) -> None:
    folder.write_text("a file")
    cache.write("content", KEPT)
    assert cache.read("content") is None


def test_the_packs_that_were_written_first_go(folder: Path) -> None:
    for number in range(cache.MAX_FILES + 2):
        cache.write(f"content {number}", KEPT)
    assert len(list(folder.iterdir())) == cache.MAX_FILES
    assert cache.read(f"content {cache.MAX_FILES + 1}") == KEPT
