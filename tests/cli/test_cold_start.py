"""What a cold start imports: a list of modules, which no clock can blur."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOT_NEEDED = (
    *("checker.authoring", "checker.excel", "checker.portfolio", "checker.register", "checker.web"),
    *("checker.charts", "checker.feel.goals", "checker.feel.typecheck", "checker.statements"),
    *("checker.intake.cells", "checker.packs.raw_feel", "checker.parsers.json_diagnosis"),
    *("checker.parsers.workbook.grid", "checker.reports.html", "checker.reports.portfolio"),
    *("checker.unlock", "jinja2", "jsonschema", "icalendar", "elementpath", "sqlalchemy"),
)
KEPT = (
    *("checker.evaluation.joins", "checker.feel.compiler.generator", "checker.feel.syntax.nodes"),
    *("checker.packs.checks", "checker.packs.compile", "checker.packs.loader", "regex"),
    *("checker.packs.readers", "checker.parsers.yaml_reader", "rich", "yaml"),
)
"""What reads and checks rules, which nobody needs where they were kept."""
PROGRAM = """
import sys
from checker.cli import main
try:
    main(["assess", "samples/management-response", "--as-of", "2012-01-01"])
except SystemExit:
    pass
print(*sys.modules, file=sys.stderr)
"""


def test_assess_imports_only_what_it_uses() -> None:
    imported = modules_of("off")
    assert "checker.pipeline" in imported
    assert [name for name in NOT_NEEDED if name in imported] == []


def test_assess_with_rules_that_were_kept_imports_nothing_to_read_them(tmp_path: Path) -> None:
    first, second = modules_of(str(tmp_path / "cache")), modules_of(str(tmp_path / "cache"))
    assert {"checker.packs.loader", "yaml"} <= first
    assert [name for name in (*NOT_NEEDED, *KEPT) if name in second] == []


def modules_of(cache: str) -> set[str]:
    """Return the modules that an assessment imports, with this folder for rules to be kept."""
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "CHECKER_CACHE": cache},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(result.stderr.split())
