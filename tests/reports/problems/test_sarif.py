from checker.reports.problems import render as render_problems
from tests.reports.outputs import PROBLEMS
from tests.reports.test_sarif import valid


def test_problems_are_valid_sarif() -> None:
    assert len(valid(render_problems(PROBLEMS, "sarif"))["runs"][0]["results"]) == 4
    assert valid(render_problems((), "sarif"))["runs"][0]["results"] == []
