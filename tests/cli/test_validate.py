from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_validate_reports_every_problem_and_ends_with_2() -> None:
    invalid = str(ROOT / "samples" / "halon-1999-invalid")
    result = run("validate", invalid)
    assert result.exit_code == 2
    assert len(json.loads(run("validate", invalid, "-f", "json").stdout)["problems"]) > 5


def case_with(folder: Path, **files: str) -> str:
    header = '{"case": "c", "rules": "management-response"}'
    for name, text in {"case.json": header, **files}.items():
        (folder / name).write_text(text)
    return str(folder)


def test_warnings_are_told_and_keep_nothing_from_being_used(tmp_path: Path) -> None:
    case = case_with(tmp_path, **{"a.json.txt": "{}"})
    result = run("validate", case)
    assert result.exit_code == 0
    assert "warning: this file is not read" in result.stderr
    assert "rename it to a.json" in result.stderr


def test_strict_takes_warnings_for_problems(tmp_path: Path) -> None:
    case = case_with(tmp_path, **{"a.json.txt": "{}"})
    for command in (("validate", case), ("assess", case, "--as-of", "2020-01-01")):
        result = run(*command, "--strict")
        assert result.exit_code == 2
        assert "this file is not read" in result.stderr
        assert "warning:" not in result.stderr
    assert run("assess", case, "--as-of", "2020-01-01").exit_code == 3


def test_assess_can_leave_out_what_has_problems(tmp_path: Path) -> None:
    case = case_with(tmp_path, **{"a.json": "[{,}]"})
    assert run("assess", case, "--as-of", "2020-01-01").exit_code == 2
    result = run("assess", case, "--as-of", "2020-01-01", "--skip-invalid", "-f", "json")
    assert result.exit_code == 3
    (skipped,) = json.loads(result.stdout)["skipped"]
    assert skipped["document"].endswith("a.json:1:1")


def test_day_of_receipt_far_ahead_is_told(tmp_path: Path) -> None:
    bundle = json.loads((ROOT / "samples" / "halon-1999" / "case.json").read_text())
    report = {
        "type": "progress-report", "id": "P-1", "submitted_by": "pmo",
        "received_on": "2998-01-01", "year": 1999, "quarter": 1,
    }  # fmt: skip
    source = tmp_path / "b.json"
    source.write_text(json.dumps({**bundle, "documents": [report]}))
    result = run("validate", str(source), "-f", "json")
    assert result.exit_code == 0
    assert [each["code"] for each in json.loads(result.stdout)["problems"]] == ["future-day"]
