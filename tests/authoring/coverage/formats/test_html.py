from __future__ import annotations

from dataclasses import replace

from checker.authoring.coverage.formats.html import render
from checker.authoring.coverage.report import CoverageReport
from checker.reports import Style


def test_what_authors_write_is_escaped(report: CoverageReport) -> None:
    manifest = report.pack.manifest.model_copy(update={"title": "<script>alert(1)</script>"})
    text = render([replace(report, pack=replace(report.pack, manifest=manifest))], Style())
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_the_page_shows_goals_and_norms(report: CoverageReport) -> None:
    text = render([report], Style())
    assert '<span class="goal never" title="never seen">just below</span>' in text
    assert "<strong>73.6 percent</strong>: 14 of 19 goals checked by 4 tests." in text
    assert "not checkable: No document could show care." in text
