"""Compiled packs: used again in a process, and kept for the next one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import cache, compile, compiled, keep_compiled, load_compiled

Edit = Callable[[str, str, str], None]


@pytest.fixture
def kept_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own, and a process that has not loaded any pack."""
    monkeypatch.setenv("CHECKER_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(compiled, "_loaded", {})


def test_a_pack_is_compiled_again_only_after_a_change(water: Path, edit: Edit) -> None:
    first = load_compiled(water)
    assert load_compiled(water) is first
    edit("wells.yaml", "2002: 90.5", "2002: 91.5")
    changed = load_compiled(water)
    assert changed.pack.digest != first.pack.digest
    edit("wells.yaml", "2002: 91.5", "2002: [")
    with pytest.raises(InputError):
        load_compiled(water)


def test_files_that_did_not_change_are_not_read_again(
    water: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "RECENT_NS", 0)
    first = load_compiled(water)
    monkeypatch.setattr(compiled, "_content", lambda _: pytest.fail("read again"))
    assert load_compiled(water) is first


@pytest.mark.parametrize("name", ["wells.yaml", "../../schemas/water/well-report.schema.json"])
def test_a_file_with_another_time_is_read_again(
    water: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, "RECENT_NS", 0)
    load_compiled(water)
    (water / name).touch()
    monkeypatch.setattr(compiled, "_content", lambda _: "other")
    monkeypatch.setattr(compiled, "_from_files", lambda _: pytest.fail("read again"))
    with pytest.raises(pytest.fail.Exception, match="read again"):
        load_compiled(water)


def test_a_file_that_changed_just_now_is_not_taken_by_its_time(water: Path) -> None:
    first, path = load_compiled(water), water / "wells.yaml"
    before = path.stat()
    path.write_text(path.read_text().replace("2002: 90.5", "2002: 91.5"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert load_compiled(water).pack.digest != first.pack.digest


def test_a_kept_pack_is_the_same_and_its_texts_are_not_parsed(
    water: Path, kept_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "for well in wells return well"
    fresh = load_compiled(water)
    session = fresh.library.session(fresh.constants)
    value = session.evaluate(fresh.library.compile(text))
    keep_compiled()
    compiled._loaded.clear()
    monkeypatch.setattr(compile, "syntax_problems", lambda *_: pytest.fail("checked again"))
    kept = load_compiled(water)
    assert (kept.pack.digest, kept.pack.topic) == (fresh.pack.digest, fresh.pack.topic)
    assert (kept.pack.schemas, kept.pack.norms) == (fresh.pack.schemas, fresh.pack.norms)
    assert dict(kept.pack.positions) == dict(fresh.pack.positions)
    assert kept.library.session(kept.constants).evaluate(kept.library.compile(text)) == value


def test_a_kept_pack_is_found_by_a_path_that_goes_up(
    water: Path, kept_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (water / "below").mkdir()
    monkeypatch.chdir(water / "below")
    _ = load_compiled("..").library.compile("1").code
    keep_compiled()
    compiled._loaded.clear()
    monkeypatch.setattr(compile, "syntax_problems", lambda *_: pytest.fail("checked again"))
    assert load_compiled("..").pack.id == "water"


def test_a_changed_file_is_compiled_again(water: Path, edit: Edit, kept_here: None) -> None:
    before = load_compiled(water).pack.digest
    load_compiled(water).library.compile("1").code  # noqa: B018 - compiles
    keep_compiled()
    compiled._loaded.clear()
    edit("pack.yaml", 'version: "1.0.0"', 'version: "1.0.1"')
    assert load_compiled(water).pack.digest != before


def test_what_was_kept_and_does_not_fit_is_compiled_again(
    water: Path, kept_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    strange = cache.Kept("sha256:0", b"", (), {})
    monkeypatch.setattr(cache, "read", lambda _: strange)
    assert load_compiled(water).pack.digest != strange.digest


def test_entries_name_their_files_as_seen_from_where_the_pack_is_used(
    water: Path, kept_here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(water.parent)
    _ = load_compiled("./water").library.compile("1").code
    keep_compiled()
    compiled._loaded.clear()
    monkeypatch.chdir(water)
    pack = load_compiled(".").pack
    assert {entry.place[0] for entry in pack.topic.entries()} == {"grants.yaml", "wells.yaml"}
    assert pack.position(pack.topic.limits[0]).line is not None
