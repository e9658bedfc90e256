from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.folder import write_folder
from checker.register.papers.loading import read_case
from tests.register.world import CASE, World


def test_a_folder_that_has_something_in_it_is_not_overwritten(world: World, tmp_path: Path) -> None:
    register = world.register
    with register.ledger.reader() as reader:
        case, _ = read_case(register, reader, CASE)
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(InputError, match="not empty"):
        write_folder(case, tmp_path)


def test_ids_name_no_files(world: World, tmp_path: Path) -> None:
    world.submit(world.report("../../evil"))
    register = world.register
    with register.ledger.reader() as reader:
        case, _ = read_case(register, reader, CASE)
    write_folder(case, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00001.json", "case.json"]
    assert json.loads((tmp_path / "out" / "00001.json").read_text())["id"] == "../../evil"
