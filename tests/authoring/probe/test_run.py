"""Probes of a whole pack: the wells of the tests, honest and with a hole."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from checker.authoring.probe.bench import ENGINE, Bench
from checker.authoring.probe.changes import changes
from checker.authoring.probe.outcome import gains, outcome_of
from checker.authoring.probe.probed_cases import probed_cases
from checker.authoring.probe.probing import surroundings
from checker.authoring.probe.run import probe
from checker.authoring.probe.values import as_submitted
from checker.cli import main
from checker.packs import load_compiled
from checker.pipeline import Loaded, assess

Edit = Callable[[str, str, str], None]
ACCEPTED = """\
probes:
  - rule: yearly-report
    change: earlier
    document: well-report
    field: received_on
    reason: A report that arrives sooner is in time.
  - rule: "*"
    change: year
    document: well-report
    reason: Nobody here says that the year of a report has to be over.
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", "probe", *arguments], catch_exceptions=False)


def report(pack: Path) -> Any:
    return json.loads(run(str(pack), "-f", "json").output)


@pytest.fixture
def honest(water: Path) -> Path:
    """The wells, with all that may rightly get better in the list."""
    (water / "accepted-probes.yaml").write_text(ACCEPTED)
    return water


def test_an_honest_pack_leaves_nothing_unexplained(honest: Path) -> None:
    result = run(str(honest))
    assert result.exit_code == 0
    assert result.output == (
        "water 1.0.0: 98 probes, 7 papers, 4 cases, 8 improved and accepted, 0 improved\n"
    )


def test_what_gets_better_is_listed_with_money_place_and_change(water: Path) -> None:
    result = run(str(water))
    assert result.exit_code == 1
    assert result.output.startswith(BOOKED_ON_ANOTHER_YEAR)
    listed = report(water)
    assert (listed["probes"], listed["accepted"]) == (98, 0)
    (paid,) = [each for each in listed["improved"] if each["payable"]]
    assert paid == {
        "pack": "water",
        "case": "report a day late",
        "as_of": "2003-03-01",
        "document": "south-2001",
        "type": "well-report",
        "field": "year",
        "kind": "year",
        "change": "year 2002",
        "rule": "half",
        "finding": "half/2002",
        "before": "undetermined",
        "after": "eligible",
        "payable": {"value": "500.00", "currency": "USD", "unit": None},
    }


BOOKED_ON_ANOTHER_YEAR = """\
half: year well-report.year
    makes payable: USD 500.00
    report a day late, as of 2003-03-01: south-2001 year 2002; half/2002 was undetermined, is
      eligible
"""


def with_leaks(pack: Path, condition: str) -> None:
    """Let reports list leaks, of which one is still open, and add a condition of the grant."""
    schema = pack.parents[1] / "schemas" / "water" / "well-report.schema.json"
    listed = '"leaks": {"type": "array", "items": {"type": "string"}}, "drawn":'
    schema.write_text(schema.read_text().replace('"drawn":', listed, 1))
    tests = pack / "tests"
    leaking = (
        (tests / "bases" / "two-years.json")
        .read_text()
        .replace('"drawn": 120', '"leaks": ["pump"], "drawn": 120')
    )
    (tests / "bases" / "leaking.json").write_text(leaking)
    wells = tests / "wells.yaml"
    wells.write_text(wells.read_text().replace("base: two-years", "base: leaking"))
    grants = pack / "grants.yaml"
    before, after = grants.read_text().split("consequences:")
    grants.write_text(f"{before.rstrip()}\n{condition}\nconsequences:{after}")


TIGHT = """\
      - id: tight
        title: No well leaks
        norm: grant
        require: every report in well_reports[item.year = year] satisfies {test}
"""


def improved(pack: Path) -> set[tuple[str, str, str | None]]:
    return {(each["rule"], each["kind"], each["field"]) for each in report(pack)["improved"]}


def test_a_condition_that_reads_a_missing_list_as_empty_is_found(honest: Path) -> None:
    hole = "(if report.leaks = null then 0 else count(report.leaks)) = 0"
    with_leaks(honest, TIGHT.format(test=hole))
    found = improved(honest)
    assert ("half/tight", "omit", "leaks") in found
    assert ("half", "omit", "leaks") in found


def test_a_condition_that_takes_a_missing_list_as_unknown_has_no_hole(honest: Path) -> None:
    with_leaks(honest, TIGHT.format(test="count(report.leaks) = 0"))
    assert "omit" not in {kind for _, kind, _ in improved(honest)}


def test_a_rule_that_believes_the_latest_paper_is_found(honest: Path, edit: Edit) -> None:
    edit("wells.yaml", "sum(well_reports[well = of_well", "(well_reports[well = of_well")
    edit("wells.yaml", "and year = in_year].drawn)", "and year = in_year].drawn)[-1]")
    assert ("within-cap", "copy-lower", "drawn") in improved(honest)


def test_entries_that_accept_nothing_are_told(honest: Path) -> None:
    listed = honest / "accepted-probes.yaml"
    listed.write_text(ACCEPTED.replace("rule: yearly-report", "rule: yearly-repotr"))
    result = run(str(honest))
    assert result.exit_code == 1
    assert (
        "rules/water/accepted-probes.yaml:2:5 no probe makes 'yearly-repotr' better by 'earlier' of"
        in result.output
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("probes:\n  - {rule: a, change: drop, document: b}\n", "reason"),
        ("probes: 3\n", "probes"),
        ("prob: []\n", "prob"),
    ],
)
def test_a_list_that_is_not_well_formed_is_refused(water: Path, text: str, problem: str) -> None:
    (water / "accepted-probes.yaml").write_text(text)
    result = run(str(water))
    assert result.exit_code == 2
    assert "rules/water/accepted-probes.yaml:1" in result.output or problem in result.output


def test_a_budget_leaves_out_and_says_so(honest: Path) -> None:
    result = run(str(honest), "--budget", "0.000001")
    assert result.exit_code == 0
    assert result.output == (
        "Left out for want of time: 4 cases.\n"
        "water 1.0.0: 0 probes, 0 papers, 0 cases, 0 improved\n"
    )


def test_a_budget_that_is_large_enough_leaves_nothing_out(honest: Path) -> None:
    found = probe(str(honest), until=time.monotonic() + 600)
    assert not found.left_out
    assert found.probes == 98


def test_the_same_run_twice_gives_the_same_report(water: Path) -> None:
    assert report(water) == report(water)


def test_a_pack_without_cases_is_refused(water: Path) -> None:
    (water / "tests" / "wells.yaml").unlink()
    result = run(str(water))
    assert result.exit_code == 2
    assert "the pack has no tests and no samples" in result.output


def test_looking_again_at_what_could_be_better_finds_what_looking_at_all_finds(
    water: Path,
) -> None:
    compiled = load_compiled(water)
    bench = Bench(compiled)
    seen = 0
    for probed in probed_cases(compiled.pack):
        base = bench.baseline(probed)
        for paper in probed.case.documents:
            for change in changes(as_submitted(paper.record), surroundings(bench, base, paper)):
                changed = bench.changed(base, change)
                if changed is None:
                    continue
                verdict = assess(Loaded(changed.scope.case, compiled), probed.as_of, engine=ENGINE)
                expected = tuple(gains(base.outcome, outcome_of(verdict), change.gone))
                assert bench.gains(base, changed) == expected, change
                seen += 1
    assert seen > 150
