"""The commands as people run them: what they print, and how they end."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

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


def test_passing_tests_are_counted(water: Path) -> None:
    result = run("test", str(water))
    assert (result.exit_code, result.output) == (0, "water 1.0.0: 4 tests, 4 passed\n")


def test_a_failing_test_shows_expected_found_and_why(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run("test", str(water), "-k", "both years at")
    assert result.exit_code == 1
    assert result.output == FAILING


FAILING = """\
FAILED  both years at the cap
    rules/water/tests/wells.yaml:7:7
    status
      expected  satisfied
      found     violated
    findings within-cap/north/2001 status
      expected  satisfied
      found     violated
    findings within-cap/north/2001 figures
      expected  100 of 100 m3
      found     100 of less than 100 m3
    absent
      expected  nothing of close
      found     close/north
      why:
      within-cap/north/2001: VIOLATED
      The well stayed within its cap
        Subject:       well north, year 2001
        Who:           Warden of the wells
        Result:        north gave 100 in 2001
        Paragraph:     charter 1: What a well gives in a year stays within its cap.
        Rule:          within-cap, rules/water/wells.yaml:31:5
        For each:      well in ["north", "south"]
        For each:      year in years
        Measure:       drawn(well, year)
        Below:         cap(well, year)
        Figures:       100 of less than 100 m3
        Value:         well = north
        Value:         year = 2001
        Value:         drawn(north, 2001) = 100
        Value:         cap(north, 2001) = 100
        Evidence:      north-2001, well-report from Warden of the wells, received 2002-01-10,
                       rules/water/tests/bases/two-years.json:5:5
        Grade:         self-reported
        Brings:        penalty: Closure of the well (well north) [close/north]

water 1.0.0: 1 test, 1 failed
"""


def test_a_test_to_be_done_may_fail_and_is_counted(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    edit("tests/wells.yaml", "cap\n    as_of", "cap\n    todo: the bound is disputed\n    as_of")
    result = run("test", str(water), "-k", "both years at")
    assert result.exit_code == 0
    assert result.output == (
        "TO DO  both years at the cap: the bound is disputed\nwater 1.0.0: 1 test, 1 to do\n"
    )


def test_a_test_to_be_done_that_passes_says_so(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "cap\n    as_of", "cap\n    todo: later\n    as_of")
    result = run("test", str(water), "-k", "both years at")
    assert "it passes now: remove 'todo'" in result.output


def test_junit_holds_each_test_once(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run("test", str(water), "-f", "junit")
    suite = ET.fromstring(result.stdout)[0]
    assert (suite.get("tests"), suite.get("failures")) == ("4", "1")
    failed = [
        case.get("name") for case in suite.iter("testcase") if case.find("failure") is not None
    ]
    assert failed == ["both years at the cap"]


def test_github_annotates_the_line_of_the_expectation(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run("test", str(water), "-f", "github")
    assert result.stdout.startswith("::error file=rules/water/tests/wells.yaml,line=7,col=7,")


def test_no_test_is_not_a_success(water: Path) -> None:
    (water / "tests" / "wells.yaml").unlink()
    result = run("test", str(water))
    assert result.exit_code == 2
    assert "the pack has no tests [no-tests]" in result.output


def test_a_filter_that_fits_no_test_is_not_a_success(water: Path) -> None:
    result = run("test", str(water), "-k", "nothing like that")
    assert result.exit_code == 2


def test_a_wrong_document_of_a_test_is_reported_at_its_line(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "well: north, year: 2002, drawn: 1}", "well: nroth, drawn: -1}")
    result = run("test", str(water), "-f", "json")
    assert result.exit_code == 1
    (wrong,) = [t for t in json.loads(result.stdout)["packs"][0]["tests"] if t["problems"]]
    assert wrong["outcome"] == "error"
    assert all("rules/water/tests/wells.yaml:36:" in text for text in wrong["problems"])


def test_a_change_to_an_unknown_document_gets_a_suggestion(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "north-2001: {drawn: 100.01}", "nroth-2001: {drawn: 100.01}")
    result = run("test", str(water))
    assert result.exit_code == 1
    assert "the base case has no document 'nroth-2001'; did you mean 'north-2001'?" in result.output


def test_terms_are_compared_by_value(water: Path) -> None:
    (water / "tests" / "terms.yaml").write_text(TERMS)
    result = run("test", str(water), "-k", "terms")
    assert result.exit_code == 1
    found = [line.split()[1:] for line in result.output.splitlines() if "found  " in line]
    assert found == [["90.5"], ["2001,", "2002"], ["2001-01-31"]]


TERMS = """\
base: two-years
cases:
  - case: terms as they are
    as_of: 2003-03-01
    expect:
      terms:
        cap("north", 2002): 90.50
        cap("east", 2002): null
        years: [2001, 2002]
        drawn("north", 2001) > 99: true
        date(2001, 1, 31): 2001-01-31
        well_reports[1].well: north
        sort(well_reports[year = 2001].drawn, function(a, b) a > b): [120, 100]
  - case: terms as they are not
    as_of: 2003-03-01
    expect:
      terms:
        cap("north", 2002): 90.51
        years: [2001]
        date(2001, 1, 31): 2001-02-01
"""


def test_terms_with_unknown_names_or_wrong_feel_are_problems(water: Path) -> None:
    case = "cases:\n  - case: a\n    as_of: 2003-03-01\n    expect: {terms: {%s: null}}\n"
    (water / "tests" / "terms.yaml").write_text(case % "kap(1)")
    result = run("check", str(water))
    assert result.exit_code == 2
    assert "rules/water/tests/terms.yaml:4:22" in result.output
    assert "there is no term 'kap' [unknown-name]" in result.output
    (water / "tests" / "terms.yaml").write_text(case % "1 +")
    assert "[feel-syntax]" in run("check", str(water)).output


def test_coverage_prints_norms_and_what_tests_have_seen(water: Path) -> None:
    result = run("coverage", str(water))
    assert result.exit_code == 0
    assert result.output == COVERAGE


COVERAGE = """\
WATER 1.0.0: NORMS AND THE RULES THAT ENCODE THEM
    + cap (charter 1): within-cap
    + report (charter 2): yearly-report
    + grant (charter 3): half, half/cap-kept
    + closure (charter 4): close
    - judgment (charter 5): not checkable: No document could show care.

  5 norms: 4 with rules, 1 not checkable

WATER 1.0.0: WHAT THE TESTS HAVE SEEN
  within-cap limit rules/water/wells.yaml:31:5
    never seen:         just below
    checked:            satisfied, violated, undetermined, at the bound, just above
  half tranche rules/water/grants.yaml:2:5
    ran, no test looks: undetermined
    checked:            eligible, not-eligible
  half/cap-kept condition rules/water/grants.yaml:8:9
    ran, no test looks: satisfied, violated, undetermined

  2 more rules with every outcome, bound and deadline checked
  73.6 percent: 14 of 19 goals checked by 4 tests
"""


def test_coverage_below_the_wanted_share_fails(water: Path) -> None:
    assert run("coverage", str(water), "--fail-under", "73.6").exit_code == 0
    assert run("coverage", str(water), "--fail-under", "73.7").exit_code == 1


def test_coverage_fails_for_a_norm_without_rule(water: Path, edit: Edit) -> None:
    edit(
        "norms.yaml",
        "state: not-checkable\n    reason: No document could show care.",
        "state: coded",
    )
    result = run("coverage", str(water), "--norms")
    assert result.exit_code == 1
    assert "! judgment (charter 5): no rule" in result.output
    assert "WHAT THE TESTS" not in result.output


def test_the_page_colours_each_line_by_its_rule(water: Path) -> None:
    run("coverage", str(water), "-f", "html=page.html")
    page = Path("page.html").read_text()
    assert '<tr class="ran"><td class="number" id="rules/water/wells.yaml-31">31</td>' in page
    assert '<tr><td class="number" id="rules/water/wells.yaml-1">1</td>' in page
    assert '<tr class="checked"><td class="number" id="rules/water/wells.yaml-43">43</td>' in page
    assert '<span class="goal never" title="never seen">just below</span>' in page


def test_coverage_for_machines_names_the_level_of_each_goal(water: Path) -> None:
    report = json.loads(run("coverage", str(water), "-f", "json").stdout)["packs"][0]
    rules = {rule["rule"]: rule["goals"] for rule in report["tests"]["rules"]}
    assert rules["within-cap"]["just above"] == "checked"
    assert rules["within-cap"]["just below"] == "never"
    assert rules["half"]["undetermined"] == "ran"


def test_test_prints_the_coverage_too(water: Path) -> None:
    result = run("test", str(water), "--coverage")
    assert "73.6 percent: 14 of 19 goals checked by 4 tests" in result.output
