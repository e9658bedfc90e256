from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main

Edit = Callable[[str, str, str], None]


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)
    assert "Traceback" not in result.output
    return result


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


def test_coverage_for_machines_names_the_level_of_each_goal(water: Path) -> None:
    report = json.loads(run("coverage", str(water), "-f", "json").stdout)["packs"][0]
    rules = {rule["rule"]: rule["goals"] for rule in report["tests"]["rules"]}
    assert rules["within-cap"]["just above"] == "checked"
    assert rules["within-cap"]["just below"] == "never"
    assert rules["half"]["undetermined"] == "ran"


def test_the_page_colours_each_line_by_its_rule(water: Path) -> None:
    run("coverage", str(water), "-f", "html=page.html")
    page = Path("page.html").read_text()
    assert '<tr class="ran"><td class="number" id="rules/water/wells.yaml-31">31</td>' in page
    assert '<tr><td class="number" id="rules/water/wells.yaml-1">1</td>' in page
    assert '<tr class="checked"><td class="number" id="rules/water/wells.yaml-43">43</td>' in page
    assert '<span class="goal never" title="never seen">just below</span>' in page


def test_strength_counts_norms_by_what_decides_them(water: Path) -> None:
    result = run("coverage", str(water), "--strength")
    assert result.exit_code == 0
    assert "5 norms: 3 computed, 1 document, 1 not checkable" in result.output
    assert "WHAT THE TESTS" not in result.output


def test_strength_is_not_written_as_a_page(water: Path) -> None:
    result = run("coverage", str(water), "--strength", "-f", "html=page.html")
    assert result.exit_code == 2
    assert not Path("page.html").exists()
