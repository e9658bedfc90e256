from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_calendar_lists_what_is_due() -> None:
    result = run("calendar", GOOD, "--as-of", "1999-12-31", "-f", "json")
    assert result.exit_code == 0
    states = {item["state"] for item in json.loads(result.stdout)["items"]}
    assert {"done", "due"} <= states or {"done", "pending"} <= states


def test_calendar_for_a_calendar_program_is_the_same_each_time() -> None:
    outputs = [run("calendar", GOOD, "--as-of", "1999-12-31", "-f", "ics") for _ in range(2)]
    assert outputs[0].stdout_bytes == outputs[1].stdout_bytes
    assert outputs[0].stdout.startswith("BEGIN:VCALENDAR")
