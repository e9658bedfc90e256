from checker.model.problems import Position, Problem
from checker.reports.problems import render


def test_a_problem_is_an_error_at_its_place() -> None:
    problem = Problem(Position("a.json", "/x", 3, 5), "wrong-type", "x is wrong", hint="mend it")
    place = "file=a.json,line=3,col=5,title=wrong-type"
    assert render([problem], "github") == f"::error {place}::x is wrong%0AHint: mend it\n"
