"""Errors as data, across processes too."""

from __future__ import annotations

import pickle

import pytest

from checker.feel.errors import (
    FeelError,
    FeelSyntaxError,
    LibraryError,
    LimitExceeded,
    SyntaxProblem,
)

PROBLEM = SyntaxProblem("expected a value", 2, 7, "write one", "total")


def test_a_problem_is_one_line_with_its_definition_and_remedy() -> None:
    assert str(PROBLEM) == "total: line 2, column 7: expected a value (write one)"
    assert str(SyntaxProblem("expected a value", 1, 1)) == "line 1, column 1: expected a value"


@pytest.mark.parametrize(
    "error",
    [FeelSyntaxError(PROBLEM), LibraryError([PROBLEM, PROBLEM]), LimitExceeded("steps", 2000)],
)
def test_an_error_is_the_same_in_another_process(error: FeelError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


def test_an_exceeded_limit_says_what_it_allows() -> None:
    assert str(LimitExceeded("steps", 2000)) == "the evaluation needs more than 2,000 steps"
