from __future__ import annotations

from pathlib import Path

import pytest

from tests.packs.problems import only_problem


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("more.yml", "more.yaml"),
        ("more.YAML", "more.yaml"),
        ("more.Yml", "more.yaml"),
        ("more.yaml.txt", "more.yaml"),
        ("tests/more.yml", "more.yaml"),
        ("tests/more.YAML", "more.yaml"),
        ("../../schemas/water/deed.schema.JSON", "deed.schema.json"),
        ("../../schemas/water/deed.schema.json.txt", "deed.schema.json"),
        ("../../schemas/water/deed.schema.yaml", "deed.schema.json"),
        ("../../schemas/water/deed.json.txt", "deed.schema.json"),
    ],
)
def test_file_that_would_be_passed_over_is_told(water: Path, name: str, meant: str) -> None:
    path = water / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{")
    problem = only_problem(water)
    assert problem.code == "file"
    assert problem.position.file.endswith(path.name)
    assert problem.hint == f"rename it to {meant}"


@pytest.mark.parametrize("name", ["README.md", ".more.yml", "more.yaml.bak", "notes.txt", "a.json"])
def test_other_files_are_left_alone(water: Path, name: str) -> None:
    from checker.packs.check import check_files

    (water / name).write_text("{")
    assert check_files(water) == []
