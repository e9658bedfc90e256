from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from click.testing import CliRunner, Result

from checker.cli import main

Edit = Callable[[str, str, str], None]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


def test_passing_tests_are_counted(water: Path) -> None:
    result = run("test", str(water))
    assert (result.exit_code, result.output) == (0, "water 1.0.0: 4 tests, 4 passed\n")


def test_a_failing_test_shows_expected_found_and_why(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run("test", str(water), "-k", "both years at", "-v")
    assert result.exit_code == 1
    assert result.output == FAILING


def test_a_short_list_says_what_failed(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    result = run("test", str(water), "-k", "both years at")
    assert result.exit_code == 1
    assert result.output == SHORT


SHORT = """\
1 test failed; --verbose tells why
  rules/water/tests/wells.yaml:7:7  both years at the cap
    status: expected satisfied, found violated; and 3 more
water 1.0.0: 1 test, 1 failed
"""


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
        Basis:         computed
        Brings:        penalty: Closure of the well (well north) [close/north]

1 test failed
  rules/water/tests/wells.yaml:7:7  both years at the cap
    status: expected satisfied, found violated; and 3 more
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


def test_an_amendment_that_fits_no_table_is_refused_in_a_test_as_in_a_case(
    water: Path, edit: Edit
) -> None:
    amendment = (
        "{type: amendment, id: a, submitted_by: council, received_on: 2001-05-01,\n"
        "           table: capz, key: [north, 2001], value: 1, agreed_on: 2001-05-01}"
    )
    edit("tests/wells.yaml", "      add:\n", f"      add:\n        - {amendment}\n")
    result = run("test", str(water), "-f", "json")
    assert result.exit_code == 1
    (wrong,) = [t for t in json.loads(result.stdout)["packs"][0]["tests"] if t["problems"]]
    (problem,) = wrong["problems"]
    assert "rules/water/tests/wells.yaml:37:19 " in problem
    assert "no table 'capz' that could be amended; did you mean `caps`?" in problem


def test_a_change_to_an_unknown_document_gets_a_suggestion(water: Path, edit: Edit) -> None:
    edit("tests/wells.yaml", "north-2001: {drawn: 100.01}", "nroth-2001: {drawn: 100.01}")
    result = run("test", str(water))
    assert result.exit_code == 1
    assert "the base case has no document 'nroth-2001'; did you mean `north-2001`?" in result.output


def test_terms_are_compared_by_value(water: Path) -> None:
    (water / "tests" / "terms.yaml").write_text(TERMS)
    result = run("test", str(water), "-k", "terms", "-v")
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


def test_test_prints_the_coverage_too(water: Path) -> None:
    result = run("test", str(water), "--coverage")
    assert "73.6 percent: 14 of 19 goals checked by 4 tests" in result.output
