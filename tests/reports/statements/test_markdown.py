from __future__ import annotations

from checker.reports import Style
from checker.reports.markdown import escape
from checker.reports.statements.markdown import render
from tests.reports.statements.samples import HARMFUL, statement


def test_tables_have_headings_rows_and_a_total() -> None:
    lines = render(statement(), Style()).splitlines()
    at = lines.index(r"| Works | Made \(t\) | Reported on |")
    assert lines[at + 1 : at + 5] == [
        "| --- | ---: | --- |",
        r"| South | 1,234.5 | 1999\-05-08 |",
        f"| {escape(HARMFUL)} | not reported |  |",
        "| **Total** | **at least 1,234.5** |  |",
    ]


def test_notes_stand_below_the_table() -> None:
    shown = render(statement(), Style())
    assert "- Evidence of South: R-1" in shown
    assert "- Not reported: report of North" in shown


def test_lines_of_a_text_stay_lines() -> None:
    assert "Signed: \\_\\_\\_\\_\\_\\_  \nDay: " in render(statement(), Style())
