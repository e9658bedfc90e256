from checker.reports.problems import render as render_problems
from tests.reports.outputs import PROBLEMS
from tests.reports.test_junit import valid


def test_problems_are_errors() -> None:
    (root,) = valid(render_problems(PROBLEMS, "junit"))
    assert (root.get("tests"), root.get("errors")) == ("4", "3")


def test_no_problems_are_one_passed_case() -> None:
    (root,) = valid(render_problems((), "junit"))
    assert (root.get("tests"), root.get("errors")) == ("1", "0")
