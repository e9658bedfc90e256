from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.authoring.check.pack_check import CheckReport
from checker.cli import main
from checker.model.problems import Position, Problem

Edit = Callable[[str, str, str], None]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def test_a_sound_pack_passes_and_says_what_was_checked(water: Path) -> None:
    result = run("check", str(water))
    assert result.exit_code == 0
    assert result.output == (
        "No problems found.\nwater 1.0.0: 5 rules, 23 expressions, 5 norms, 4 tests checked\n"
    )


def test_check_reports_problems_of_rules_and_of_tests_at_once(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: kap(well, year)")
    edit("tests/wells.yaml", "half/2002: eligible", "halve/2002: eligible")
    result = run("check", str(water), "-f", "json")
    assert result.exit_code == 2
    report = json.loads(result.stdout)
    found = {(p["file"], p["line"], p["column"], p["code"]) for p in report["problems"]}
    assert ("rules/water/wells.yaml", 37, 14, "unknown-name") in found
    assert ("rules/water/tests/wells.yaml", 10, 9, "unknown-rule") in found
    assert report["checked"][0]["rules"] == 5


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "github"])
def test_machines_get_their_format_and_people_the_counts(water: Path, format_: str) -> None:
    result = run("check", str(water), "-f", format_)
    assert result.exit_code == 0
    assert "5 rules" in result.stderr
    assert "5 rules" not in result.stdout


def test_a_pack_without_rules_is_not_sound(water: Path) -> None:
    (water / "wells.yaml").write_text("definitions: []\n")
    (water / "grants.yaml").write_text("definitions: []\n")
    result = run("check", str(water))
    assert result.exit_code == 2
    assert "the pack has no rules [no-rules]" in result.output


def test_an_unknown_pack_is_not_sound(water: Path) -> None:
    assert run("check", "no-such-pack").exit_code == 2


def test_terms_with_unknown_names_or_wrong_feel_are_problems(water: Path) -> None:
    case = "cases:\n  - case: a\n    as_of: 2003-03-01\n    expect: {terms: {%s: null}}\n"
    (water / "tests" / "terms.yaml").write_text(case % "kap(1)")
    result = run("check", str(water))
    assert result.exit_code == 2
    assert "rules/water/tests/terms.yaml:4:22" in result.output
    assert "there is no term 'kap' [unknown-name]" in result.output
    (water / "tests" / "terms.yaml").write_text(case % "1 +")
    assert "[feel-syntax]" in run("check", str(water)).output


def test_warnings_fail_where_that_is_wanted(water: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    warning = Problem(Position("rules/water/wells.yaml", "", 1, 1), "odd", "odd", is_warning=True)
    report = CheckReport((), (warning,))
    monkeypatch.setattr("checker.cli.rules.check.check_packs", lambda *_: report)
    assert run("check", str(water)).exit_code == 0
    assert run("check", str(water), "--fail-on", "error").exit_code == 0
    assert run("check", str(water), "--fail-on", "warning").exit_code == 2
