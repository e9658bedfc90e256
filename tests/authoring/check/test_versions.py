from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from checker.authoring.check.versions import version_problems
from checker.packs import load_pack
from tests.evaluation.world import write_world

RULES = """
checks:
  - {id: each, title: Each, norm: n1, for_each: {p: plantings}, require: "p.area > 0"}
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack in a git repository, with a changelog that tells of its version."""
    folder = write_world(tmp_path, RULES).folder
    (folder / "CHANGELOG.md").write_text("# Changes\n\n## 1.0.0\n\nFirst.\n")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        _git(tmp_path, *command)
    return folder


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)


def _codes(pack: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(pack.parents[1])
    return [problem.code for problem in version_problems(load_pack(pack), "HEAD")]


def test_nothing_changed_is_fine(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _codes(pack, monkeypatch) == []


def test_a_changed_rule_needs_a_higher_version(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules = pack / "rules.yaml"
    rules.write_text(rules.read_text().replace("> 0", ">= 0"))
    assert _codes(pack, monkeypatch) == ["version-not-risen"]


def test_a_changed_schema_bears_on_verdicts_too(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = pack.parents[1] / "schemas" / "plots" / "survey.schema.json"
    schema.write_text(schema.read_text().replace('"integer"', '"number"'))
    assert _codes(pack, monkeypatch) == ["version-not-risen"]


def test_a_changed_changelog_or_test_bears_on_nothing(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (pack / "CHANGELOG.md").write_text("# Changes\n")
    (pack / "tests").mkdir()
    (pack / "tests" / "a.yaml").write_text("cases: []\n")
    assert _codes(pack, monkeypatch) == []


def test_a_higher_version_has_to_be_told_of(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("1.0.0", "1.0.10"))
    assert _codes(pack, monkeypatch) == ["version-not-told"]
    (pack / "CHANGELOG.md").write_text("# Changes\n\n## 1.0.10\n\nSecond.\n")
    assert _codes(pack, monkeypatch) == []


def test_a_lower_version_is_not_a_higher_one(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    manifest = pack / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("1.0.0", "0.9.0"))
    assert "version-not-risen" in _codes(pack, monkeypatch)


def test_a_new_pack_needs_only_its_changelog(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = pack.parent / "other"
    shutil.copytree(pack, other)
    manifest = other / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("pack: plots", "pack: other"))
    shutil.copytree(pack.parents[1] / "schemas" / "plots", pack.parents[1] / "schemas" / "other")
    assert _codes(other, monkeypatch) == []
