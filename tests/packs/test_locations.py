from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import locations
from checker.packs.locations import locate, pack_ids


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "rules" / "halon").mkdir(parents=True)
    (tmp_path / "rules" / "halon" / "pack.yaml").touch()
    (tmp_path / "rules" / "notes").mkdir()
    monkeypatch.setattr(locations, "data_root", lambda: tmp_path)
    return tmp_path


def test_shipped_packs_are_the_folders_with_a_manifest(shipped: Path) -> None:
    assert pack_ids() == ("halon",)


def test_a_pack_by_id(shipped: Path) -> None:
    folder = locate("halon")
    assert folder.rules == shipped / "rules" / "halon"
    assert folder.schemas == shipped / "schemas" / "halon"
    assert folder.common == shipped / "schemas" / "common"
    assert folder.id == "halon"


def test_a_folder_in_the_layout_of_the_repository(water: Path) -> None:
    folder = locate(str(water))
    assert folder.schemas == water.parent.parent / "schemas" / "water"
    assert folder.common == water.parent.parent / "schemas" / "common"
    assert folder.id is None


def test_a_folder_with_its_own_schemas_uses_the_shipped_common_ones(
    water: Path, shipped: Path
) -> None:
    (water / "schemas").mkdir()
    folder = locate(water)
    assert folder.schemas == water / "schemas"
    assert folder.common == shipped / "schemas" / "common"


def test_the_working_directory_can_be_a_pack(water: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(water)
    assert locate(".").schemas == water.parent.parent / "schemas" / "water"


def test_a_misspelt_id_gets_a_suggestion(shipped: Path) -> None:
    with pytest.raises(InputError, match="did you mean `halon`"):
        locate("hallon")


@pytest.mark.parametrize("name", ["", "no\0pe", "~nobody-here/x", "nowhere/at/all"])
def test_no_such_pack(name: str) -> None:
    with pytest.raises(InputError, match="unknown-pack"):
        locate(name)


def test_a_folder_that_is_no_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no pack\.yaml"):
        locate(tmp_path)
