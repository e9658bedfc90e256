from __future__ import annotations

from checker.authoring.testing.formats.text import render
from checker.authoring.testing.results import SuiteResults
from checker.reports import Style


def test_what_passed_is_only_counted(results: SuiteResults) -> None:
    text = render([results], Style(verbose=True))
    assert "FAILED  fails\n    rules/water/tests/wells.yaml:" in text
    assert "      expected  violated\n      found     satisfied\n" in text
    assert "ERROR  has a wrong document\n" in text
    assert "TO DO  is to do: in dispute\n" in text
    assert "passes" not in text


def test_the_short_list_names_what_failed_and_its_first_fault(results: SuiteResults) -> None:
    lines = render([results], Style()).splitlines()
    start = lines.index("2 tests failed; --verbose tells why")
    assert lines[start + 1].endswith("  fails")
    assert "expected violated, found satisfied" in lines[start + 2]
    assert lines[start + 3].endswith("  has a wrong document")
    assert "TO DO  is to do: in dispute" in lines
    assert len(lines) == start + 6


def test_an_explanation_is_cut_off_unless_verbose(results: SuiteResults) -> None:
    assert "more lines with --verbose)" not in render([results], Style(verbose=True))
