"""The type checker finds what would be null or wrong at run time, and nothing else."""

from __future__ import annotations

import pytest

from checker.feel.syntax import parser
from checker.feel.typecheck import (
    check_tests,
)
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE_TIME,
    NUMBER,
    STRING,
    ContextType,
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
    kinds,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mode1 + 1", "unknown-name"),
        ("reports[yaer = 1998]", "unknown-name"),
        ("for r in reports return rr", "unknown-name"),
        ("{a: b, b: 1}", "unknown-name"),
        ("report.yaer", "unknown-property"),
        ("reports.yaer", "unknown-property"),
        ("as_of.years", "unknown-property"),
        ("made.unit", "unknown-property"),
        ("reports[1].lines[1].price", "unknown-property"),
        ("1 instance of nummer", "unknown-type"),
        ('1 + "a"', "wrong-type"),
        ("as_of + 45", "wrong-type"),
        ("as_of + as_of", "wrong-type"),
        ("clock + months", "wrong-type"),
        ("open * 2", "wrong-type"),
        ('"a" - "b"', "wrong-type"),
        ("reports.quantity + 1", "wrong-type"),
        ("report + 1", "wrong-type"),
        ("-open", "wrong-type"),
        ("-text", "wrong-type"),
        ('as_of < "1998-12-31"', "wrong-type"),
        ('as_of = "1998-12-31"', "wrong-type"),
        ("as_of = moment", "wrong-type"),
        ("days < months", "wrong-type"),
        ('year = "1998"', "wrong-type"),
        ("open < true", "wrong-type"),
        ("reports < 3", "wrong-type"),
        ("reports.quantity <= 3", "wrong-type"),
        ("reports = 3", "wrong-type"),
        ("report < report.lines[1]", "wrong-type"),
        ('year between 1998 and "2010"', "wrong-type"),
        ('year in [1998.."2010"]', "wrong-type"),
        ("text in [1998..2010]", "wrong-type"),
        ('year in (1998, "1999")', "wrong-type"),
        ("year in (> as_of)", "wrong-type"),
        ("text in reports.year", "wrong-type"),
        ("if year then 1 else 2", "wrong-type"),
        ("open and year", "wrong-type"),
        ("text or open", "wrong-type"),
        ("reports[text]", "wrong-type"),
        ("some r in reports satisfies r.year", "wrong-type"),
        ("for r in year return r", "wrong-type"),
        ("every r in report satisfies true", "wrong-type"),
        ('for i in 1.."3" return i', "wrong-type"),
        ("for i in text..text return i", "wrong-type"),
        ('@"1998-13-01"', "wrong-type"),
        ("year(1998)", "wrong-type"),
        ("made / 0", "wrong-type"),
        ("reports[0]", "wrong-type"),
        ("made + cost", "unit"),
        ("made - weighted", "unit"),
        ("made < cost", "unit"),
        ("made = weighted", "unit"),
        ("made <= cost * 2", "unit"),
        ("made * price <= made", "unit"),
        ("made / made <= made", "unit"),
        ("made between 1 and cost", "unit"),
        ("made in [0..cost]", "unit"),
        ('report.substance = "halon-1212"', "enumeration"),
        ('report.substance in ("halon-1211", "halon-1212")', "enumeration"),
        ('report.substance in ["halon-1211", "halon-1212"]', "enumeration"),
        ('reports[substance != "halon"]', "enumeration"),
        ('target("halon-1212", 1998)', "enumeration"),
        ('target("halon-1211")', "arguments"),
        ('target("halon-1211", 1998, 1)', "arguments"),
        ('target(substanze: "halon-1211", year: 1998)', "arguments"),
        ("target(year: 1998)", "arguments"),
        ('target(1998, "halon-1211")', "wrong-type"),
        ("target(reports.substance, 1998)", "wrong-type"),
        ('target(year: as_of, substance: "halon-1211")', "wrong-type"),
        ("reports[year = year]", "same-operands"),
        ("report.year != report.year", "same-operands"),
    ],
)
def test_a_problem_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("summ(reports.quantity)", "unknown-name"),
        ("sum(reports.substance)", "wrong-type"),
        ("sum(text)", "wrong-type"),
        ("sum([made, cost])", "unit"),
        ("max(made, cost)", "unit"),
        ("sum(reports.quantity) <= cost", "unit"),
        ("substring(text)", "arguments"),
        ("substring(text, 1, 2, 3)", "arguments"),
        ('substring(text, "1")', "wrong-type"),
        ("substring(string: text, start: 2)", "arguments"),
        ("count()", "arguments"),
        ("not(year)", "wrong-type"),
        ("floor(text)", "wrong-type"),
        ('date("1998-13-01")', "wrong-type"),
        ('duration("45 days")', "wrong-type"),
        ("date(1998, 2, 30)", "wrong-type"),
        ('list contains(reports.substance, "halon-1212")', "enumeration"),
        ('list contains(reports.year, "1998")', "wrong-type"),
        ("sort(reports, function(a, b) a.quantiti < b.quantity)", "unknown-property"),
        ("string length(year)", "wrong-type"),
        ('get value(report, "quantiti")', "unknown-property"),
        ("before(as_of, year)", "wrong-type"),
        ("during(year, span)", "wrong-type"),
        ("before(made, cost)", "unit"),
        ('duration("P45D") < duration("P1M")', "wrong-type"),
    ],
)
def test_a_problem_of_a_built_in_function_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anything + 1 + anything.a.b[1]",
        "anything(1, 2)",
        "anything * made + days",
        "anything[name_of_a_key = 1]",
        "something.any_key < 3",
        "[something][any_key = 3]",
        'anything = 1 or anything = "a"',
        "for x in anything return x.y",
        "some x in anything satisfies x",
        "if anything then 1 else 2",
        "anything and open",
        "null + 1",
        "made <= null",
        "made <= 100",
        "made > anything",
        "count(reports) > 3",
        "{}.a",
        "function(x) x + 1",
        "reports[anything]",
        "report.lines[cost > 3]",
        "(if open then {a: 1} else {b: 2}).b",
        "[1, 2] = [3]",
        'text in ["a", "b"]',
        "made in (< 3, [5..7])",
        "year in (null, 1998)",
        "sum(anything)",
        "sum([])",
        "target(anything, null)",
        '"a" = "b"',
        '"a" in ("b", "c")',
        "[1, 2] in [[1, 2], [3]]",
        "[1] in ([[1, 2]], [[3]])",
        "anything instance of tReport",
    ],
)
def test_what_is_not_known_is_no_problem(text: str) -> None:
    assert checked(text)[1] == []


def test_all_problems_are_found_at_once_and_in_order() -> None:
    text = 'reports[yaer = 1998].quantity = "3" and cost < made and'[:-4]
    problems = checked(text)[1]
    assert [(problem.kind, problem.column) for problem in problems] == [
        ("wrong-type", 1),
        ("unknown-name", 9),
        ("unit", 41),
    ]


def test_a_problem_knows_its_line_and_column() -> None:
    problem = checked("made > 3\n  and reports[1].quantiti < 4")[1][0]
    assert (problem.line, problem.column) == (2, 7)
    assert problem.message == "production-report has no property `quantiti`"
    assert problem.hint == "did you mean `quantity`?"


def test_messages_say_what_is_wrong_and_what_to_do() -> None:
    assert str(checked("made + cost")[1][0]) == (
        "line 1, column 1: FEEL cannot add number (USD) to number (t): the units differ "
        "(multiply by a factor in t/USD where one is meant)"
    )
    assert '`@"1998-12-31"`' in checked('as_of < "1998"')[1][0].hint
    assert "sum(...)" in checked("reports.quantity + 1")[1][0].hint
    assert "did you mean" in checked("reprots")[1][0].hint


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
