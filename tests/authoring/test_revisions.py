from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from checker.authoring.revisions import tree, working_tree
from checker.model.problems import InputError


@pytest.fixture
def committed(water: Path) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], [*who, "commit", "-q", "-m", "first"]):
        subprocess.run(["git", *command], check=True)


def test_a_folder_is_taken_as_it_stands(water: Path) -> None:
    with tree(".") as found:
        assert found.packs() == {"water": Path("rules/water")}
    with tree("rules/water") as found:
        assert list(found.packs()) == ["water"]


def test_a_revision_is_unpacked_and_gone_afterwards(committed: None, water: Path) -> None:
    (water / "wells.yaml").write_text("definitions: []\n")
    with tree("HEAD") as found:
        folder = found.packs()["water"]
        assert "within-cap" in (folder / "wells.yaml").read_text()
    assert not folder.exists()


def test_the_working_tree_is_found_from_below(
    committed: None, water: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert working_tree() == "."
    root = Path.cwd()
    monkeypatch.chdir(water)
    assert Path(working_tree()) == root


@pytest.mark.parametrize(
    ("name", "code"), [("no-such-revision", "unknown-revision"), ("schemas", "no-pack")]
)
def test_what_holds_no_pack_is_refused(committed: None, name: str, code: str) -> None:
    with pytest.raises(InputError) as caught, tree(name):
        pass
    assert [problem.code for problem in caught.value.problems] == [code]
