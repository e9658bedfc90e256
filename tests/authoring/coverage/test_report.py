from __future__ import annotations

from dataclasses import replace

from checker.authoring.coverage.formats import FORMATS
from checker.authoring.coverage.report import CoverageReport
from checker.reports import Style


def test_norms_alone_are_a_report_in_every_format(report: CoverageReport) -> None:
    norms = replace(report, tests=None)
    for name in FORMATS.names:
        text = FORMATS.render([norms], name, Style())
        assert "judgment" in text
        assert "just below" not in text
