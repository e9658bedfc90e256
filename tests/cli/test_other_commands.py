from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


def test_help_lists_every_command_without_importing_any() -> None:
    program = "import sys; from checker.cli import main; main(['--help'], standalone_mode=False); "
    program += "heavy = {'pydantic', 'jsonschema', 'rich', 'checker.feel'} & set(sys.modules); "
    program += "sys.exit(str(heavy) if heavy else 0)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert all(command in done.stdout for command in COMMANDS)


def test_the_module_runs_as_a_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "checker", "validate", GOOD],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "documents valid" in done.stdout


def test_validate_reports_every_problem_and_ends_with_2() -> None:
    invalid = str(ROOT / "samples" / "halon-1999-invalid")
    result = run("validate", invalid)
    assert result.exit_code == 2
    assert len(json.loads(run("validate", invalid, "-f", "json").stdout)["problems"]) > 5


def test_explain_goes_down_to_documents_and_paragraphs() -> None:
    finding = "tranche-3/preceding-production/1999/halon-1211"
    result = run("explain", GOOD, finding, "--as-of", "1999-12-31")
    assert result.exit_code == 0
    assert "PA-1998" in result.stdout
    assert "49(c)(ii)a" in result.stdout


def test_explain_suggests_the_finding_that_was_meant() -> None:
    result = run("explain", GOOD, "tranche-3/preceding-produktion/1999/halon-1211")
    assert result.exit_code == 2
    assert "tranche-3/preceding-production/1999/halon-1211" in result.stderr


def test_calendar_lists_what_is_due() -> None:
    result = run("calendar", GOOD, "--as-of", "1999-12-31", "-f", "json")
    assert result.exit_code == 0
    states = {item["state"] for item in json.loads(result.stdout)["items"]}
    assert {"done", "due"} <= states or {"done", "pending"} <= states


def test_calendar_for_a_calendar_program_is_the_same_each_time() -> None:
    outputs = [run("calendar", GOOD, "--as-of", "1999-12-31", "-f", "ics") for _ in range(2)]
    assert outputs[0].stdout_bytes == outputs[1].stdout_bytes
    assert outputs[0].stdout.startswith("BEGIN:VCALENDAR")


def test_commands_on_rules_mean_the_packs_in_front_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("new", "pack", "lakes").exit_code == 0
    for arguments in (["rules", "check"], ["rules", "check", "lakes"]):
        result = run(*arguments)
        assert result.exit_code == 0, result.stderr
        assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == ["lakes"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_violation() -> None:
    program = [sys.executable, "-m", "checker", "assess", GOOD, "--as-of", "1999-12-31"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr
