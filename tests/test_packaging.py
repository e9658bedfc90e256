"""The program in one file and in a container."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.long
def test_the_zipapp_runs_from_any_folder(tmp_path: Path) -> None:
    pytest.importorskip("shiv", reason="shiv is not installed")
    (command,) = re.findall(r"-m (shiv .*) --output-file dist/checker\.pyz \.$", MAKEFILE, re.M)
    file = tmp_path / "checker.pyz"
    # The libraries are those of this environment, so that the test needs no network.
    options = ["--output-file", str(file), "--no-deps", "--no-build-isolation", str(ROOT)]
    pytest.importorskip("hatchling", reason="hatchling is not installed")
    subprocess.run([sys.executable, "-m", *command.split(), *options], check=True)
    done = subprocess.run(
        [sys.executable, file, "assess", ROOT / "samples" / "halon-1999", "--as-of", "1999-12-31"],
        cwd=tmp_path,
        env={**os.environ, "SHIV_ROOT": str(tmp_path / "unpacked")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "shipped with checker" in done.stdout


def test_the_page_uses_the_commands_of_the_makefile() -> None:
    for target in re.findall(r"^make ([a-z]+)$", PAGE, re.M):
        assert re.search(rf"^{target}:", MAKEFILE, re.M), target


def test_the_container_holds_the_wheel_and_runs_as_nobody_special() -> None:
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    steps = [line.split(maxsplit=1) for line in lines if line and not line.startswith("#")]
    assert steps[0][0] == "FROM"
    given = {step[0]: step[1] for step in steps}
    assert given["COPY"].startswith("dist/checker-*.whl")
    assert given["USER"] == "checker"
    assert given["ENTRYPOINT"] == '["checker"]'
    version = given["FROM"].rpartition(":")[2].removesuffix("-slim")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"Python :: {version}" in project


@pytest.mark.parametrize(("shell", "word"), [("bash", "1"), ("zsh", "1"), ("fish", "comp")])
def test_completion_is_as_the_page_says(shell: str, word: str, tmp_path: Path) -> None:
    assert f"_CHECKER_COMPLETE={shell}_source checker" in PAGE
    program = "from checker.cli import main; main(prog_name='checker')"
    asked = {
        "_CHECKER_COMPLETE": f"{shell}_complete",
        "COMP_WORDS": "checker comp",
        "COMP_CWORD": word,
    }
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **asked},
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert "compare" in done.stdout, done.stderr
