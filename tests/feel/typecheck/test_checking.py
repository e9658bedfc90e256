"""All problems of an expression are found at once, and definitions are checked together."""

from __future__ import annotations

import pytest

from checker.feel.syntax import parser
from checker.feel.typecheck import check_tests
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE_TIME,
    NUMBER,
    STRING,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    Type,
)
from tests.feel.typecheck.typed_names import (
    ENVIRONMENT,
    LINE,
    NAMES,
    REPORT,
    SUBSTANCE,
    TONNES,
    checked,
    define,
    definitions,
    kinds,
)


def test_all_problems_are_found_at_once_and_in_order() -> None:
    text = 'reports[yaer = 1998].quantity = "3" and cost < made'
    problems = checked(text)[1]
    assert [(problem.kind, problem.column) for problem in problems] == [
        ("wrong-type", 1),
        ("unknown-name", 9),
        ("unit", 41),
    ]


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("made", BOOLEAN, "wrong-type"),
        ("made", NumberType("USD"), "unit"),
        ('"halon-1212"', SUBSTANCE, "enumeration"),
        ("reports.quantity", TONNES, "wrong-type"),
        ("report", ListType(LINE), "wrong-type"),
        ("as_of", STRING, "wrong-type"),
    ],
)
def test_a_value_must_be_of_the_expected_type(text: str, expected: Type, kind: str) -> None:
    assert kinds(text, expected) == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("made", NUMBER),
        ("3", TONNES),
        ("null", TONNES),
        ("anything", BOOLEAN),
        ("reports", ListType(ANY)),
        ("report", ListType(REPORT)),
        ("as_of", DATE_TIME),
        ("report", CONTEXT),
        ("report", ContextType({"year": NUMBER})),
    ],
)
def test_a_value_of_the_expected_type_is_no_problem(text: str, expected: Type) -> None:
    assert kinds(text, expected) == []


def test_unary_tests_are_checked_against_the_type_of_the_value() -> None:
    good = parser.parse_unary_tests("< 3, [5..7], ? * 2 = 8, null", NAMES)
    assert check_tests(good, TONNES, ENVIRONMENT) == []
    bad = parser.parse_unary_tests('< "3", as_of, ? * 2', NAMES)
    assert [problem.kind for problem in check_tests(bad, TONNES, ENVIRONMENT)] == ["wrong-type"] * 3


def test_a_definition_has_the_type_of_its_expression_wherever_it_stands() -> None:
    found = definitions(
        share=define("produced(1998) / made"),
        produced=define("sum(reports[year = the_year].quantity)", "the_year"),
    )
    assert found.problems == {}
    assert found.environment.names["share"] == NumberType("1")
    assert found.environment.names["produced"] == FunctionType((ANY,), TONNES)


def test_a_declared_result_stands_and_is_checked() -> None:
    found = definitions(a=define("made", result=NumberType("USD")), b=define("a + cost"))
    assert [problem.kind for problem in found.problems["a"]] == ["unit"]
    assert found.environment.names["b"] == NumberType("USD")


def test_a_value_in_another_unit_is_told_with_the_rate_that_is_wanted() -> None:
    (problem,) = checked("made", NumberType("USD"))[1]
    assert problem.kind == "unit"
    assert problem.hint == "multiply by a rate in USD/t, such as a definition with this unit"
