"""The hooks, run by pre-commit with the configuration that docs/ci.md shows."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("pre_commit", reason="pre-commit is not installed")

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
IDENTITY = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", *IDENTITY, *arguments]
    return subprocess.run(
        command, cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with rules, a case, and the configuration as it is shown."""
    hooks = tmp_path_factory.mktemp("hooks")
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    # The program under test is run, instead of one that pre-commit installs from the network.
    text = text.replace("language: python", "language: system")
    (hooks / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "hooks"]):
        git(hooks, *command)
    root = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "rules" / "management-response", root / "rules" / "management-response")
    shutil.copytree(ROOT / "schemas", root / "schemas")
    shutil.copytree(ROOT / "samples", root / "samples")
    shutil.copytree(ROOT / "samples" / "halon-1999", root / "cases" / "1999")
    (shown,) = re.findall(r"^```yaml\n(repos:\n.*?)^```$", PAGE, re.M | re.S)
    config = shown.replace("OWNER/REPOSITORY", str(hooks))
    config = config.replace("REVISION", git(hooks, "rev-parse", "HEAD"))
    (root / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "first"]):
        git(root, *command)
    return root


def hooks_run(repository: Path, *options: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    home = str(repository.parent / "pre-commit-home")
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", *options],
        cwd=repository,
        env={**os.environ, "PATH": path, "PRE_COMMIT_HOME": home},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.long
def test_the_example_runs_as_it_is_written(repository: Path) -> None:
    done = hooks_run(repository, "--all-files")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("Passed") == 4, done.stdout


def test_cases_are_assessed_when_only_a_rule_changes(repository: Path) -> None:
    done = hooks_run(repository, "checker-assess", "--files", "rules/management-response/pack.yaml")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Skipped" not in done.stdout
