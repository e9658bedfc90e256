from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

SAMPLES = Path(__file__).parents[2] / "samples"
RESUMED = str(SAMPLES / "halon-1999-resumed")
JULY, SEPTEMBER = ("--as-of", "1999-07-31"), ("--as-of", "1999-09-30")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["compare", *args])


def test_two_days_of_a_case_with_reasons_and_money() -> None:
    result = run(RESUMED, *JULY, *SEPTEMBER)
    assert result.exit_code == 1
    assert "Payable now: nothing; then USD 2,683,650.00\n" in result.stdout
    assert "USD 2,683,650.00 more becomes payable\n" in result.stdout
    assert "The rules are the same: halon" in result.stdout
    assert "paper: RP-1998" in result.stdout
    assert result.stdout.index("[tranche-3/1999]") < result.stdout.index("[remedy-agreed/1998")


def test_a_case_with_itself_has_no_changes() -> None:
    result = run(RESUMED, RESUMED, *JULY)
    assert result.exit_code == 0
    assert "0 CHANGES" in result.stdout


def test_one_day_as_it_was_known_then_and_as_it_is_known_later() -> None:
    result = run(RESUMED, *JULY, "--known-on", "1999-07-31", "--known-on", "1999-09-30")
    assert result.exit_code == 1
    head = " ".join(result.stdout.split())
    assert head.startswith("From halon-1999-resumed as of 1999-07-31 (violated) to")
    assert "as of 1999-07-31, on what was known on 1999-09-30 (violated)" in head
    assert "paper: QA-E01-1999-R came" in head


def test_papers_cannot_have_been_known_before_the_day_that_is_judged() -> None:
    result = run(RESUMED, *SEPTEMBER, "--known-on", "1999-07-31", "--known-on", "1999-09-30")
    assert result.exit_code == 2
    assert "is before --as-of" in result.stderr


def test_two_cases_on_one_day() -> None:
    result = run(str(SAMPLES / "halon-1999-overproduction"), RESUMED, *SEPTEMBER, "-f", "json")
    told = json.loads(result.stdout)
    assert (told["old"]["case"], told["new"]["case"]) == (
        "halon-1999-overproduction",
        "halon-1999-resumed",
    )
    assert told["more_payable"] == {"USD": "2683650.00"}


def test_saved_verdicts(tmp_path: Path) -> None:
    files = []
    for _, day in (JULY, SEPTEMBER):
        files.append(str(tmp_path / f"{day}.json"))
        CliRunner().invoke(main, ["assess", RESUMED, "--as-of", day, "-f", "json", "-o", files[-1]])
    saved = run(*files, "-f", "markdown")
    assert saved.exit_code == 1
    assert saved.stdout == run(RESUMED, *JULY, *SEPTEMBER, "-f", "markdown").stdout


def test_a_saved_verdict_that_was_changed_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "verdict.json"
    file.write_text('{"case": "c", "findings": []}')
    result = run(str(file), RESUMED, *JULY)
    assert result.exit_code == 2
    assert "this is not the verdict of one case" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((RESUMED,), "give a second case, or --as-of twice"),
        ((RESUMED, *JULY), "give a second case, or --as-of twice"),
        ((RESUMED, RESUMED, RESUMED), "two are compared"),
        ((RESUMED, *JULY, *JULY, *JULY), "two are compared"),
        ((RESUMED, "nowhere", *JULY), "nowhere"),
    ],
)
def test_what_cannot_be_compared(arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert told in result.stderr


def test_it_is_told_in_chinese_with_the_texts_of_the_rules_and_json_is_not() -> None:
    days = (RESUMED, *JULY, *SEPTEMBER)
    told = run(*days, "--lang", "zh").output
    assert "第三次付款" in told
    assert "原为" in told
    assert "Third deposit" not in told
    assert run(*days, "--lang", "zh", "-f", "json").output == run(*days, "-f", "json").output
