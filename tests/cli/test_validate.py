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
