from __future__ import annotations

from checker.authoring.coverage.annotated_source import annotated_files
from checker.authoring.coverage.pack_coverage import Level
from checker.authoring.coverage.report import CoverageReport


def test_a_line_has_the_level_of_the_rule_that_it_belongs_to(report: CoverageReport) -> None:
    assert report.tests is not None
    files = dict(annotated_files(report.tests))
    assert set(files) == {"rules/water/grants.yaml", "rules/water/wells.yaml"}
    lines = {line.number: line for line in files["rules/water/wells.yaml"]}
    starts = {number: line.starts.rule for number, line in lines.items() if line.starts}
    assert set(starts.values()) == {"within-cap", "yearly-report"}
    (limit,) = [number for number, rule in starts.items() if rule == "within-cap"]
    assert lines[limit].level is Level.RAN
    assert lines[limit + 1].level is Level.RAN
    assert lines[1].level is None  # a table belongs to no rule
