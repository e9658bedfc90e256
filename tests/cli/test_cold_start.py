"""What a cold start imports: a list of modules, which no clock can blur."""

from __future__ import annotations

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
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    imported = result.stderr.split()
    assert "checker.pipeline" in imported
    assert [name for name in NOT_NEEDED if name in imported] == []
