from checker.model.problems import Position, Problem
from checker.reports.problems.details import LONGEST, details, in_full


def test_only_what_is_given_is_told() -> None:
    problem = Problem(Position("a.json"), "c", "wrong", expected="a date", hint="write one")
    assert details(problem) == [("Expected", "a date"), ("Hint", "write one")]
    assert in_full(problem) == "wrong\nExpected: a date\nHint: write one"


def test_long_texts_are_cut_off() -> None:
    problem = Problem(Position("a.json"), "c", "m" * 1000, found="f" * 1000)
    assert [len(text) for _, text in details(problem)] == [LONGEST]
    assert len(in_full(problem).splitlines()[0]) == LONGEST
