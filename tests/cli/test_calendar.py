from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from checker.cli import main

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")
OTHER = str(ROOT / "samples" / "halon-1998")
BAD = str(ROOT / "samples" / "halon-1999-invalid")
DAY = ("--as-of", "1999-12-31")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["calendar", *args, *DAY])


def states(*args: str) -> set[str]:
    result = run(GOOD, *args, "-f", "json")
    assert result.exit_code == 0
    items: list[dict[str, Any]] = json.loads(result.stdout)["items"]
    return {item["state"] for item in items}


def test_calendar_lists_what_is_open_and_with_all_the_rest() -> None:
    assert not states() & {"done", "done-late"}
    assert "pending" in states()
    assert "done" in states("--all")


def test_what_is_not_listed_is_counted() -> None:
    assert "more are settled; --all lists them" in run(GOOD).stdout
    assert "settled" not in run(GOOD, "--all").stdout


def test_calendar_for_a_calendar_program_is_the_same_each_time() -> None:
    outputs = [run(GOOD, "-f", "ics") for _ in range(2)]
    assert outputs[0].stdout_bytes == outputs[1].stdout_bytes
    assert outputs[0].stdout.startswith("BEGIN:VCALENDAR")
    assert "BEGIN:VALARM" in outputs[0].stdout


def test_what_must_arrive_for_payment_is_listed_on_request() -> None:
    sample = str(ROOT / "samples" / "halon-1998")
    asked = ["calendar", sample, "--as-of", "1998-05-20", "--unlock", "-f", "json"]
    result = CliRunner().invoke(main, asked)
    assert result.exit_code == 0
    items = {each["finding"]: each["due"] for each in json.loads(result.stdout)["items"]}
    assert items["tranche-3/1998/determination-AP-1998-C1-trustee"] == "1998-05-20"
    assert items["tranche-3/1998/until"] == "1998-08-14"


def test_several_cases_make_one_calendar() -> None:
    result = run(GOOD, OTHER, "-f", "csv")
    assert result.exit_code == 0
    cases = {line.partition(",")[0] for line in result.stdout.splitlines()[1:]}
    assert cases == {"halon-1999", "halon-1998"}
    assert [each["case"] for each in json.loads(run(GOOD, OTHER, "-f", "json").stdout)] == [
        "halon-1999",
        "halon-1998",
    ]


def test_a_case_with_problems_is_told() -> None:
    result = run(GOOD, BAD)
    assert result.exit_code == 2
    assert "halon-1999-invalid" in result.stderr
    assert result.stdout == ""
