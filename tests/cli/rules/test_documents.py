from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", "documents", *arguments], catch_exceptions=False)


def test_documents_for_people(water: Path) -> None:
    output = run(str(water)).output
    section = output.split("well-report: ")[1]
    assert section.startswith("Report of a well\n  From: Warden of the wells\n")
    assert "for Report of the year [yearly-report]" in section


def test_documents_for_programs(water: Path) -> None:
    found = {each["type"]: each for each in json.loads(run(str(water), "-f", "json").output)}
    assert found["well-report"]["senders"] == ["Warden of the wells"]
    assert [each["rule"] for each in found["well-report"]["wanted"]] == ["yearly-report"]
