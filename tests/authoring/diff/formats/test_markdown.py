from __future__ import annotations

from dataclasses import replace

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.formats.markdown import CAP, render
from checker.reports import Style


def test_what_authors_write_is_escaped(comparison: Comparison) -> None:
    change = replace(comparison.verdicts[0], case="<b>*one*</b>")
    text = render(replace(comparison, verdicts=(change,)), Style())
    assert r"**&lt;b&gt;\*one\*&lt;/b&gt;**, as of 2003-03-01" in text


def test_long_lists_are_capped_unless_verbose(comparison: Comparison) -> None:
    many = replace(comparison, verdicts=comparison.verdicts[:1] * (CAP + 1))
    assert render(many, Style()).endswith("\nand 1 more case\n")
    assert "more case" not in render(many, Style(verbose=True))
    two = replace(comparison, verdicts=comparison.verdicts[:1] * (CAP + 2))
    assert render(two, Style()).endswith("\nand 2 more cases\n")
