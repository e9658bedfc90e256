from __future__ import annotations

from checker.authoring.mutation.formats.github import render
from checker.authoring.mutation.run import MutationReport
from checker.reports import Style


def test_every_survivor_is_annotated(report: MutationReport) -> None:
    lines = render([report], Style()).splitlines()
    assert len(lines) == len(report.survivors) == 4
    assert lines[0].startswith("::error file=rules/water/wells.yaml,line=10,col=21,")
    assert "No test notices this change" in lines[0]
