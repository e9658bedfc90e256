from __future__ import annotations

from checker.reports import Style
from checker.reports.portfolio import overview, overview_table
from tests.reports import samples


def test_each_case_has_a_line_with_its_status_and_what_may_be_paid() -> None:
    one = samples.assessment()
    lines = overview([one], {"cases/bad": 1, "cases/worse": 1200}, Style()).splitlines()
    assert lines[0] == "CASES (3)"
    assert lines[1].startswith(one.verdict.status.traits.words.upper())
    assert one.verdict.case in lines[1]
    assert "payable now" in lines[1]
    assert lines[2] == "UNUSABLE        cases/bad: 1 problem"
    assert lines[3] == "UNUSABLE        cases/worse: 1,200 problems"


def test_markdown_has_a_table_of_the_cases() -> None:
    one = samples.assessment()
    lines = overview_table([one], {"cases/b|ad": 2}, Style()).splitlines()
    assert lines[0] == "# Cases (2)"
    assert lines[4].startswith(f"| {one.verdict.case} | {one.verdict.status.traits.words} | USD ")
    assert lines[5] == "| cases/b\\|ad | unusable | 2 problems |"
