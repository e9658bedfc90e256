from __future__ import annotations

from checker.reports import Style
from checker.reports.statements.html import render
from tests.reports.statements.samples import statement


def test_what_was_submitted_is_escaped_and_cleaned() -> None:
    page = render(statement(), Style())
    assert "<b>|" not in page
    assert "&lt;b&gt;|" in page
    assert "\x1b" not in page


def test_figures_carry_their_documents_and_unknown_ones_are_marked() -> None:
    page = render(statement(), Style())
    assert '<td class="number" title="R-1">1,234.5</td>' in page
    assert '<td class="unknown number">not reported</td>' in page


def test_notes_are_folded_away_unless_verbose() -> None:
    assert "<details>" in render(statement(), Style())
    assert "<details open>" in render(statement(), Style(verbose=True))


def test_the_page_needs_no_other_file_and_runs_no_script() -> None:
    page = render(statement(), Style())
    assert "<script" not in page
    assert "default-src 'none'" in page
