from __future__ import annotations

from checker.model.problems import InputError
from checker.register.refusals import refusal


def test_a_refusal_is_a_problem_with_a_place() -> None:
    error = refusal("x.receipt", "receipt", "it is torn", expected="JSON", hint="ask for another")
    assert isinstance(error, InputError)
    (problem,) = error.problems
    assert str(problem) == "x.receipt: it is torn; expected JSON; ask for another [receipt]"


def test_what_was_found_is_told_where_it_is_given() -> None:
    (problem,) = refusal("x", "key-file", "this is not a key", found="a folder").problems
    assert (problem.code, problem.found, problem.expected) == ("key-file", "a folder", None)
    assert not problem.is_warning
