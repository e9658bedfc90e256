"""Probes of a whole pack: the small one of the tests, honest and with a hole."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.probe.run import LeftOut, ProbeReport, probe
from checker.model.problems import InputError

Edit = Callable[[str, str, str], None]
TIGHT = """\
      - id: tight
        title: No well leaks
        norm: grant
        require: every report in well_reports[item.year = year] satisfies {test}
"""


def with_leaks(pack: Path, condition: str) -> None:
    """Let reports list leaks, of which one is still open, and add a condition of the grant."""
    schema = pack.parents[1] / "schemas" / "water" / "well-report.schema.json"
    listed = '"leaks": {"type": "array", "items": {"type": "string"}}, "drawn":'
    schema.write_text(schema.read_text().replace('"drawn":', listed, 1))
    bases = pack / "tests" / "bases"
    years = (bases / "two-years.json").read_text()
    (bases / "leaking.json").write_text(
        years.replace('"drawn": 120', '"leaks": ["pump"], "drawn": 120')
    )
    wells = pack / "tests" / "wells.yaml"
    wells.write_text(wells.read_text().replace("base: two-years", "base: leaking"))
    grants = pack / "grants.yaml"
    before, after = grants.read_text().split("consequences:")
    grants.write_text(f"{before.rstrip()}\n{condition}\nconsequences:{after}")


def improved(pack: Path) -> set[tuple[str, str, str | None]]:
    return {(each.gain.rule, each.kind, each.field) for each in probe(str(pack)).improved}


def test_an_honest_pack_leaves_nothing_unexplained(honest: Path) -> None:
    report = probe(str(honest))
    assert (report.improved, report.accepted, report.unused) == ((), 8, ())
    assert (report.cases, report.papers, report.probes) == (4, 7, 98)
    assert not report.left_out


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


def test_without_time_every_case_is_left_out_and_no_entry_is_called_unused(honest: Path) -> None:
    report = probe(str(honest), until=time.monotonic())
    assert report.left_out == LeftOut(cases=4)
    assert (report.cases, report.probes, report.unused) == (0, 0, ())


def test_time_enough_leaves_nothing_out(honest: Path) -> None:
    report = probe(str(honest), until=time.monotonic() + 600)
    assert not report.left_out
    assert report.probes == 98


def test_the_same_run_twice_gives_the_same_report(water: Path, report: ProbeReport) -> None:
    assert report.improved
    assert probe(str(water)).improved == report.improved


def test_progress_is_told_by_stage(water: Path) -> None:
    told: list[tuple[str, int, int]] = []
    probe(str(water), advance=lambda stage, done, total: told.append((stage, done, total)))
    assert told[3] == ("Cases", 4, 4)
    assert told[-1] == ("Papers", 7, 7)


def test_a_pack_without_cases_is_refused(water: Path) -> None:
    (water / "tests" / "wells.yaml").unlink()
    with pytest.raises(InputError, match="the pack has no tests and no samples"):
        probe(str(water))
