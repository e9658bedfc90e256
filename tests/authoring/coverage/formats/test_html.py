from __future__ import annotations

import re
from dataclasses import replace

from checker.authoring.coverage.formats.html import files, render
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


def test_gaps_come_first_and_lead_to_their_lines(report: CoverageReport) -> None:
    text = render([report], Style())
    gaps, rest = text.split("<h2>Files</h2>")
    assert "<h2>What is not checked</h2>" in gaps
    links = re.findall(r'href="#([^"]+)"', text)
    assert links
    ids = set(re.findall(r'id="([^"]+)"', text))
    assert set(links) <= ids
    assert "just below" in gaps
    assert "rules/water/wells.yaml" in rest


def test_the_page_can_be_narrowed_and_read_in_the_dark(report: CoverageReport) -> None:
    text = render([report], Style())
    assert "prefers-color-scheme: dark" in text
    assert 'id="only-gaps"' in text
    assert "<script" not in text


def test_files_with_most_to_check_stand_first(report: CoverageReport) -> None:
    assert report.tests is not None
    found = files(report.tests)
    wanting = [file.total - file.checked for file in found]
    assert wanting == sorted(wanting, reverse=True)
    assert sum(file.total for file in found) == report.tests.total
