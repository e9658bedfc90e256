"""What the README of the published annex shows is what the commands say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main

README = Path(__file__).parent.parent / "samples" / "management-response" / "README.md"
SHOWN = re.compile(
    r"^    checker calendar \S+ --as-of (\S+) \| grep -E \"(\S+)\"\n\n((?:    .+\n)+)", re.M
)
BLOCKS = {day: (kept, lines) for day, kept, lines in SHOWN.findall(README.read_text("utf-8"))}


def test_the_three_days_are_shown() -> None:
    assert list(BLOCKS) == ["2021-06-30", "2021-09-30", "2021-12-31"]


@pytest.mark.parametrize("day", BLOCKS)
def test_what_is_overdue_is_real_output(day: str) -> None:
    kept, lines = BLOCKS[day]
    result = CliRunner().invoke(main, ["calendar", str(README.parent), "--as-of", day])
    assert result.exit_code == 0
    said = [line for line in result.output.splitlines() if re.search(kept, line)]
    assert said == [line.strip() for line in lines.splitlines()]


def test_every_contradiction_of_the_readme_is_a_finding() -> None:
    rows = re.findall(r"^\| .+ \| `(\S+)` \| (\w+) \|$", README.read_text("utf-8"), re.M)
    assert len(rows) == 12
    for finding, status in rows:
        command = ["explain", str(README.parent), finding, "--as-of", "2021-09-30"]
        result = CliRunner().invoke(main, command)
        assert status in result.output.lower()


def test_each_key_action_cites_its_own_paragraph() -> None:
    command = ["assess", str(README.parent), "--as-of", "2021-09-30", "--format", "json"]
    findings = json.loads(CliRunner().invoke(main, command).output)["findings"]
    cited = {each["subject"]["action"]: each for each in findings if each["rule"] == "key-action"}
    assert len(cited) == 25
    for row, finding in cited.items():
        recommendation, number = row.split("-")
        paragraph = f"gef-mtr-annex-13 Rec. {recommendation}, key action {number}"
        assert finding["source"].startswith(f"{paragraph}; ")
        assert finding["norms"] == [f"ka-{row}", "ka-overdue"]
