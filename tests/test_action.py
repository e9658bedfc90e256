from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.packs.new_pack import create_pack

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text())
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
OURS = ("Check the rules", "Test the rules", "Compare verdicts", "Fail where verdicts change")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one small pack, as a user of the action has it."""
    root = tmp_path / "repository"
    root.mkdir()
    create_pack("water", root)
    done = [["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]]
    for command in done:
        _git(root, *command)
    return root


def _git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True)


def _step(name: str) -> dict[str, Any]:
    (found,) = (s for s in ACTION["runs"]["steps"] if str(s.get("name", "")).startswith(name))
    return dict(found)


def _run(name: str, repository: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of one step, with its inputs as environment variables."""
    step = _step(name)
    own = {
        key: INPUT.sub(lambda m: inputs.get(m[1], ""), text) for key, text in step["env"].items()
    }
    own = {key: inputs.get("status", "") if "steps." in text else text for key, text in own.items()}
    files = {each: str(repository / each) for each in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=repository,
        env={**os.environ, **own, **files, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_steps_pass_where_nothing_changed(repository: Path) -> None:
    inputs = {"packs": "rules/water", "base": "HEAD"}
    for name in OURS[:3]:
        done = _run(name, repository, **inputs)
        assert done.returncode == 0, (name, done.stdout, done.stderr)
    assert "status=0" in (repository / "GITHUB_OUTPUT").read_text()
    assert (repository / "rules-diff.md").read_text().strip()
    assert (repository / "GITHUB_STEP_SUMMARY").read_text().strip()


def test_a_rule_changed_without_a_version_fails_the_check(repository: Path) -> None:
    rules = repository / "rules" / "water" / "rules.yaml"
    rules.write_text(rules.read_text().replace("title: ", "title: Changed ", 1))
    done = _run("Check the rules", repository, packs="rules/water", base="HEAD")
    assert done.returncode == 2
    assert "version" in done.stdout


def test_the_last_step_passes_on_the_status_of_the_comparison(repository: Path) -> None:
    assert _run(OURS[3], repository, status="0").returncode == 0
    assert _run(OURS[3], repository, status="1").returncode == 1


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: str(hook["id"]))
def test_every_hook_runs_a_command_that_is_there(hook: dict[str, Any]) -> None:
    program, *command = hook["entry"].split()
    assert program == "checker"
    done = subprocess.run(
        [sys.executable, "-m", "checker", *command, "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
