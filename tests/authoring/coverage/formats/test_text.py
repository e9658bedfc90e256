from __future__ import annotations

from checker.authoring.coverage.formats.text import render, render_tests
from checker.authoring.coverage.report import CoverageReport
from checker.reports import Style


def test_complete_rules_are_counted_unless_verbose(report: CoverageReport) -> None:
    assert "2 more rules with every outcome" in render([report], Style())
    verbose = render([report], Style(verbose=True))
    assert "more rule" not in verbose
    assert "yearly-report obligation" in verbose


def test_tests_alone_come_without_norms(report: CoverageReport) -> None:
    assert report.tests is not None
    text = render_tests([report.tests], Style())
    assert text.startswith("WATER 1.0.0: WHAT THE TESTS HAVE SEEN")
    assert text.endswith("73.6 percent: 14 of 19 goals checked by 4 tests\n")
