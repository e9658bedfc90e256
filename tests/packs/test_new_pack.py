from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import load_pack
from checker.packs.check import check_files
from checker.packs.new_pack import create_pack


def test_a_new_pack_is_sound(tmp_path: Path) -> None:
    written = create_pack("harbour-dues", tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in written} == {
        "rules/harbour-dues/CHANGELOG.md",
        "rules/harbour-dues/norms.yaml",
        "rules/harbour-dues/pack.yaml",
        "rules/harbour-dues/rules.yaml",
        "rules/harbour-dues/tests/rules.yaml",
        "schemas/harbour-dues/yearly-report.schema.json",
    }
    folder = tmp_path / "rules" / "harbour-dues"
    assert check_files(folder) == []
    assert load_pack(folder).id == "harbour-dues"


@pytest.mark.parametrize("name", ["", "Harbour", "../x", "a/b", "common", ".hidden", "a b"])
def test_names_that_no_pack_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="pack-id"):
        create_pack(name, tmp_path)
    assert not list(tmp_path.iterdir())


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "schemas" / "dues").mkdir(parents=True)
    with pytest.raises(InputError, match="there already"):
        create_pack("dues", tmp_path)
    assert not (tmp_path / "rules").exists()


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "rules").write_text("a file")
    with pytest.raises(InputError, match="cannot be written"):
        create_pack("dues", tmp_path)
