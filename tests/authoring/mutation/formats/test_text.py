from __future__ import annotations

from checker.authoring.mutation.formats.text import render
from checker.authoring.mutation.run import MutationReport
from checker.reports import Style


def test_survivors_come_first_and_the_numbers_last(report: MutationReport) -> None:
    lines = render([report], Style()).splitlines()
    assert lines[:2] == [
        "rules/water/wells.yaml:10:21 table caps values south 2001",
        "    200 becomes 201",
    ]
    assert lines[-1] == "water 1.0.0: 8 mutants, 4 noticed by 3 tests, 4 survived"
