from __future__ import annotations

from checker.authoring.testing.formats.github import render
from checker.authoring.testing.results import SuiteResults
from checker.reports import Style


def test_only_what_has_to_be_put_right_is_annotated(results: SuiteResults) -> None:
    lines = render([results], Style()).splitlines()
    assert len(lines) == 2
    assert all(line.startswith("::error file=rules/water/tests/wells.yaml,line=") for line in lines)
    assert "title=fails" in lines[0]
    assert "title=has a wrong document" in lines[1]
