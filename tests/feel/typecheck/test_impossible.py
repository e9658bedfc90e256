"""Constants that nobody can mean."""

from __future__ import annotations

import pytest

from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    "text",
    [
        "1 in [100..50]",
        "1 in (5..5]",
        "1 in [5..5)",
        "1 between 3 and -3",
        'date("2030-05-01") in [@"2030-01-01"..@"2029-01-01"]',
        'date("2030-05-01") in [date("2030-01-01")..date(2029, 1, 1)]',
        'duration("P3D") in [duration("P2D")..duration("P1D")]',
        '"b" in ["c".."a"]',
    ],
)
def test_range_that_holds_nothing(text: str) -> None:
    (problem,) = checked(text)[1]
    assert problem.kind == "impossible"
    assert problem.message.startswith("nothing is in this range")


@pytest.mark.parametrize(
    "text",
    [
        "1 in [5..5]",
        "1 in [-5..5)",
        "1 between 3 and 3",
        'date("2030-05-01") in [@"2030-01-01"..@"2030-01-02"]',
        "for i in 3..1 return i",
        "1 in (< 5)",
    ],
)
def test_range_that_holds_something(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2030-12-31", "2030-12-31"),
        ("2030-1-5", "2030-01-05"),
        ("1 + (2030-12-31)", "2030-12-31"),
        ("1 <= 2030-12-31", "2030-12-31"),
        ("31/12/2030", "2030-12-31"),
        ("12/31/2030", "2030-12-31"),
        ("2030/12/31", "2030-12-31"),
    ],
)
def test_day_without_quotes_is_not_a_day(text: str, day: str) -> None:
    (problem,) = checked(text)[1]
    assert (problem.kind, problem.hint) == ("impossible", f'write @"{day}"')


@pytest.mark.parametrize(
    "text", ["2030-13-31", "2030-02-30", "2030-12", "100-12-31", "2030-12/31", "2030.5-12-31"]
)
def test_other_arithmetic_stays(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'matches("a", "[")',
        'matches("a", "^(?=A)")',
        'matches("a", "\\Aa\\Z")',
        'matches(input: "a", pattern: "(")',
        'replace("a", "*", "b")',
        'split("a", "(")',
    ],
)
def test_regular_expression_that_xpath_does_not_have(text: str) -> None:
    assert kinds(text) == ["impossible"]


@pytest.mark.parametrize(
    "text",
    ['matches("a", "^A$", "i")', 'matches("a", "[ a ]", "x")', 'split("a;b", ";")'],
)
def test_regular_expression_of_xpath(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize("text", ['number("abc", ",", ".")', 'number("1.5", ".", ".")'])
def test_number_that_is_not_one(text: str) -> None:
    (problem,) = checked(text)[1]
    assert problem.message == "there is no such number; the value is always null"
    assert kinds('number("1,000.5", ",", ".")') == []


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(-1)",
        "modulo(5, 0)",
        'substring("a", 0)',
        "decimal(1.5, -7000)",
    ],
)
def test_what_is_always_null(text: str) -> None:
    (problem,) = checked(text)[1]
    assert problem.kind == "impossible"
    assert "always" in problem.message


@pytest.mark.parametrize("text", ["sqrt(4)", "modulo(5, 3)", 'substring("a", 1)'])
def test_what_has_a_value(text: str) -> None:
    assert kinds(text) == []
