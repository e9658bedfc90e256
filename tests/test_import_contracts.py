"""The contracts on imports in pyproject.toml fail where they are meant to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

LINT = "import importlinter.cli as cli, sys; sys.exit(cli.lint_imports(no_cache=True))"


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("pipeline.py", "import durable_rules_engine", "One module knows durable-rules"),
        ("authoring/rule_ids.py", "import durable", "One module knows durable-rules"),
        ("inference/chainer.py", "import durable_rules_engine", "One module knows durable-rules"),
        ("inference/rules.py", "from checker.model import case", "Imports point one way"),
    ],
)
def test_a_forbidden_import_breaks_its_contract(
    tmp_path: Path, module: str, statement: str, contract: str
) -> None:
    shutil.copytree(ROOT / "checker", tmp_path / "checker")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "checker" / module
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{statement}\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert f"{contract} BROKEN" in done.stdout, done.stdout + done.stderr
    assert done.stdout.count("BROKEN") == 1
