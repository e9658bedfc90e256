from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.intake import read_submission
from checker.model.problems import InputError
from tests.intake.cases import HEADER, folder, load, report


@pytest.mark.parametrize(
    ("name", "reason", "hint"),
    [
        ("Q1.json.txt", "which some editors add", "rename it to Q1.json"),
        ("Q1.JSON.TXT", "which some editors add", "rename it to Q1.JSON"),
        ("Q1.json~", "ends in '~', which some editors add", "rename it to Q1.json"),
        ("Q1.json ", "ends in ' ', which some editors add", "rename it to Q1.json"),
        ("Q1.json.gz", "archives are not opened", "unpack it into the folder"),
        ("papers.ZIP", "archives are not opened", "unpack it into the folder"),
        ("Q1.yml.txt", "files that end in .yml.txt", "write its documents as JSON"),
        ("Q1.csv", "only workbooks that end in .xlsx", "save it as an Excel workbook"),
        ("Q1.xlsm", "only workbooks that end in .xlsx", "save it as an Excel workbook"),
        ("Q1.YAML", "files that end in .yaml", "write its documents as JSON"),
        ("below/Q1.json5", "ends in .json5 and not in .json", "write its documents as JSON"),
    ],
)
def test_file_that_somebody_meant_is_told(
    tmp_path: Path, name: str, reason: str, hint: str
) -> None:
    source = folder(tmp_path / "c", **{"a.json": json.dumps(report())})
    path = tmp_path / "c" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("{}")
    case = load(source)
    (problem,) = case.warnings
    assert problem.is_warning
    assert problem.code == "ignored-file"
    assert problem.position.file.endswith(name)
    assert reason in problem.message
    assert hint in str(problem.hint)
    assert len(case.documents) == 1


@pytest.mark.parametrize("name", ["notes.txt", "scan.pdf", ".a.json.txt", "README", "a.png"])
def test_notes_and_scans_are_left_alone(tmp_path: Path, name: str) -> None:
    source = folder(tmp_path / "c", **{"a.json": json.dumps(report())})
    (tmp_path / "c" / name).write_text("x")
    assert load(source).warnings == ()


@pytest.mark.parametrize("name", ["CASE.JSON", "Case.json", "case.json.txt"])
def test_header_under_another_name_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(json.dumps(HEADER))
    with pytest.raises(InputError) as caught:
        read_submission(str(tmp_path))
    (problem,) = caught.value.problems
    assert problem.hint == f"rename {name} to case.json"
