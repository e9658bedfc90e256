from __future__ import annotations

from dataclasses import replace

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.formats.text import render
from checker.reports import Style


def test_rules_come_first_and_the_summary_last(comparison: Comparison) -> None:
    lines = render(comparison, Style(width=120)).splitlines()
    assert lines[:2] == [
        "RULES, from ../old to .",
        "  table caps: values north 2001 was 100, is 99",
    ]
    assert "  both years at the cap as of 2003-03-01" in lines
    assert "    half/2001: was eligible, USD 500.00; is not eligible, USD 500.00" in lines


def test_nothing_is_said_to_have_changed(comparison: Comparison) -> None:
    same = replace(comparison, rules={"water": []}, verdicts=())
    text = render(same, Style())
    assert "  nothing changed\n" in text
    assert text.endswith("None of 4 verdicts changes.\n")
