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
OUTPUT = re.compile(r"\$\{\{ steps\.([a-z]+)\.outputs\.([a-z]+) \}\}")
STEPS = ("Check the rules", "Test the rules", "Compare verdicts", "Assess the cases")
REPORT, COMMENT, FAIL = "Write the report", "Comment on the pull request", "Fail where"
MARKER = "<!-- checker: report -->"


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


class Job:
    """The steps of the action, run one after the other as GitHub runs them."""

    def __init__(self, repository: Path, **inputs: str) -> None:
        self.folder = repository
        self.inputs = inputs
        self.outputs: dict[tuple[str, str], str] = {}
        self.summary = repository / "summary.md"
        self.gh = repository / "bin" / "gh"
        self.gh.parent.mkdir(exist_ok=True)

    def run(self, name: str, **given: str) -> subprocess.CompletedProcess[str]:
        """Run the commands of a step; keep the outputs that it sets."""
        step = _step(name)
        written = self.folder / "outputs.txt"
        written.write_text("")
        own = {key: self._filled(text) for key, text in step["env"].items()}
        files = {"GITHUB_STEP_SUMMARY": str(self.summary), "GITHUB_OUTPUT": str(written)}
        places = (str(self.gh.parent), str(Path(sys.executable).parent), os.environ["PATH"])
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env={**os.environ, **own, **files, **given, "PATH": os.pathsep.join(places)},
            capture_output=True,
            text=True,
            check=False,
        )
        for line in written.read_text().splitlines():
            key, _, value = line.partition("=")
            self.outputs[step.get("id", ""), key] = value
        return done

    def run_all(self) -> int:
        """Run every step of ours up to the last; return the status that the job ends with."""
        for name in (*STEPS, REPORT):
            needed = re.search(r"inputs\.(\w+) != ''", str(_step(name).get("if", "")))
            if needed is None or self.inputs.get(needed[1]):
                done = self.run(name)
                assert done.returncode == 0, (name, done.stdout, done.stderr)
        return self.run(FAIL).returncode

    def _filled(self, text: str) -> str:
        text = INPUT.sub(lambda found: self.inputs.get(found[1], ""), text)
        return OUTPUT.sub(lambda found: self.outputs.get((found[1], found[2]), ""), text)


def test_the_job_passes_where_nothing_changed(repository: Path) -> None:
    job = Job(repository, packs="rules/water", base="HEAD")
    assert job.run_all() == 0
    assert job.outputs["result", "status"] == "0"
    assert job.outputs["result", "payable"] == ""
    report = (repository / job.outputs["result", "report"]).read_text()
    assert report.startswith(MARKER)
    assert "No problems found." in report
    assert " passed" in report
    assert job.summary.read_text() == report


@pytest.mark.long
def test_a_rule_changed_without_a_version_fails_the_job_and_all_steps_run(
    repository: Path,
) -> None:
    rules = repository / "rules" / "water" / "rules.yaml"
    rules.write_text(rules.read_text().replace("title: ", "title: Changed ", 1))
    job = Job(repository, packs="rules/water", base="HEAD")
    assert job.run_all() == 2
    assert job.outputs["check", "status"] == "2"
    assert job.outputs["test", "status"] == "0"
    assert "version" in job.summary.read_text()


@pytest.mark.long
def test_cases_are_assessed_and_what_may_be_paid_is_an_output(repository: Path) -> None:
    case = ROOT / "samples" / "halon-1999"
    job = Job(repository, packs="rules/water", assess=str(case), **{"as-of": "1999-12-31"})
    assert job.run_all() == 0
    assert job.outputs["result", "payable"] == "USD 1,789,100.00"
    assert "halon-1999" in job.summary.read_text()


@pytest.mark.long
def test_the_comment_of_ours_is_found_by_its_marker_and_renewed(repository: Path) -> None:
    job = Job(repository)
    (repository / "checker-report.md").write_text(f"{MARKER}\nnew\n")
    job.gh.write_text(GH)
    job.gh.chmod(0o755)
    assert job.run(COMMENT, FOUND="17", REPOSITORY="o/r", NUMBER="5").returncode == 0
    assert "-X PATCH repos/o/r/issues/comments/17" in (repository / "gh.log").read_text()
    assert job.run(COMMENT, FOUND="", REPOSITORY="o/r", NUMBER="5").returncode == 0
    assert "api repos/o/r/issues/5/comments -F body=@" in (repository / "gh.log").read_text()


@pytest.mark.long
def test_a_comment_that_may_not_be_written_does_not_fail_the_job(repository: Path) -> None:
    job = Job(repository)
    (repository / "checker-report.md").write_text(f"{MARKER}\nnew\n")
    job.gh.write_text("#!/bin/sh\nexit 1\n")
    job.gh.chmod(0o755)
    done = job.run(COMMENT, REPOSITORY="o/r", NUMBER="5")
    assert done.returncode == 0
    assert "::notice::" in done.stdout


def test_pull_requests_from_forks_get_no_comment() -> None:
    condition = str(_step(COMMENT)["if"])
    assert "github.event.pull_request.head.repo.full_name == github.repository" in condition


def test_the_action_says_what_it_is() -> None:
    assert set(ACTION["outputs"]) == {"status", "payable", "report"}
    assert ACTION["author"]
    assert set(ACTION["branding"]) == {"icon", "color"}


GH = """#!/bin/sh
echo "$@" >> gh.log
case "$*" in *--paginate*) echo "$FOUND";; esac
"""


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
