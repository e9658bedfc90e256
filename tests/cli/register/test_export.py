from __future__ import annotations

import json
from pathlib import Path

from tests.cli.register.conftest import Run
from tests.register.world import PACK


def test_a_folder_is_exported_and_assessed_the_same(judged: Run) -> None:
    judged("register", "export", "wells", "--folder", "out")
    arguments = ("--as-of", "2030-01-01", "-f", "json")
    folder = judged("assess", "out", "--rules", PACK, *arguments, status=None).stdout
    case = judged("assess", "register:wells", *arguments, status=None).stdout
    assert json.loads(folder)["findings"] == json.loads(case)["findings"]


def test_an_export_replaces_nothing_in_a_folder(judged: Run) -> None:
    Path("out").mkdir()
    Path("out/mine.txt").write_text("mine")
    result = judged("register", "export", "wells", "--folder", "out", status=2)
    assert "the folder is not empty" in result.output
    assert [path.name for path in Path("out").iterdir()] == ["mine.txt"]
