"""Types of literals, lists, contexts and functions."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    TIME,
    YEARS_DURATION,
    ListType,
    Type,
)
from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("null", "Null"),
        ('@"P45D"', DAYS_DURATION),
        ('@"P1Y"', YEARS_DURATION),
        ('@"1998-05-15"', DATE),
        ('@"10:30:00"', TIME),
        ('@"1998-05-15T10:30:00"', DATE_TIME),
        ("[1, null, 3]", ListType(NUMBER)),
        ('[1, "a"]', ListType(ANY)),
    ],
)
def test_the_type_of_a_literal(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


def test_an_entry_sees_only_those_before_it() -> None:
    assert kinds("{b: 1, a: b}") == []
    assert kinds("{a: b, b: 1}") == ["unknown-name"]


def test_a_date_that_does_not_exist_is_found() -> None:
    problem = checked('@"1998-13-01"')[1][0]
    assert problem.kind == "wrong-type"
    assert "is not a date, time, date and time or duration" in problem.message


def test_a_parameter_without_a_type_is_never_a_problem() -> None:
    assert kinds("function(x) x + 1") == []
    assert kinds("function(x: string) x - 1") == ["wrong-type"]
