"""The type checker finds what would be null or wrong at run time, and nothing else."""

from __future__ import annotations

import pytest

from checker.feel import parser
from checker.feel.typecheck import (
    Checked,
    TypedDefinition,
    TypeEnvironment,
    TypeProblem,
    check,
    check_definitions,
    check_tests,
)
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)

SUBSTANCE = StringType(("halon-1211", "halon-1301"))
TONNES = NumberType("t")
LINE = ContextType({"cost": NumberType("USD"), "what": STRING})
REPORT = ContextType(
    {
        "id": STRING,
        "substance": SUBSTANCE,
        "year": NUMBER,
        "quantity": TONNES,
        "received_on": DATE,
        "lines": ListType(LINE),
    },
    "production-report",
)
NAMES: dict[str, Type] = {
    "reports": ListType(REPORT),
    "report": REPORT,
    "as_of": DATE,
    "moment": DATE_TIME,
    "clock": TIME,
    "days": DAYS_DURATION,
    "months": YEARS_DURATION,
    "year": NUMBER,
    "made": TONNES,
    "weighted": NumberType("ODP t"),
    "price": NumberType("USD/t"),
    "cost": NumberType("USD"),
    "open": BOOLEAN,
    "text": STRING,
    "anything": ANY,
    "something": CONTEXT,
    "span": RangeType(DATE),
    "target": FunctionType((SUBSTANCE, NUMBER), TONNES, ("substance", "year")),
}
ENVIRONMENT = TypeEnvironment(NAMES, {"tReport": REPORT})


def checked(text: str, expected: Type | None = None) -> tuple[Type, list[TypeProblem]]:
    return check(parser.parse(text, NAMES), ENVIRONMENT, expected)


def kinds(text: str, expected: Type | None = None) -> list[str]:
    return [problem.kind for problem in checked(text, expected)[1]]


# Types of what is right ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("1 + 2", NUMBER),
        ('"a" + "b"', STRING),
        ("null", "Null"),
        ('as_of + duration("P45D")', DATE),
        ("as_of + days", DATE),
        ("months + as_of", DATE),
        ("moment - moment", DAYS_DURATION),
        ("as_of - as_of", DAYS_DURATION),
        ("clock - clock", DAYS_DURATION),
        ("moment - months", DATE_TIME),
        ("days * 2", DAYS_DURATION),
        ("days / days", NUMBER),
        ("-days", DAYS_DURATION),
        ("as_of.year", NUMBER),
        ("moment.time offset", DAYS_DURATION),
        ("days.hours", NUMBER),
        ("span.start", DATE),
        ("span.start included", BOOLEAN),
        ('@"P45D"', DAYS_DURATION),
        ('@"P1Y"', YEARS_DURATION),
        ('@"1998-05-15"', DATE),
        ('@"10:30:00"', TIME),
        ('@"1998-05-15T10:30:00"', DATE_TIME),
        ("[1..3]", RangeType(NUMBER)),
        ("[1, null, 3]", ListType(NUMBER)),
        ('[1, "a"]', ListType(ANY)),
        ("reports[1]", REPORT),
        ("reports[-1].quantity", TONNES),
        ("reports[year = 1998]", ListType(REPORT)),
        ("reports[item.year = 1998].quantity", ListType(TONNES)),
        ("reports.lines[1]", ListType(LINE)),
        ("report.lines.cost", ListType(NumberType("USD"))),
        ("for r in reports return r.received_on", ListType(DATE)),
        ("for i in 1..3, j in i..3 return i * j", ListType(NUMBER)),
        ("for day in as_of..as_of return day.year", ListType(NUMBER)),
        ("for i in 1..3 return count(partial)", ListType(NUMBER)),
        ("for i in [1..3] return i", ListType(NUMBER)),
        ("some r in reports satisfies r.year > 1998", BOOLEAN),
        ("every r in reports, l in r.lines satisfies l.cost > 0", BOOLEAN),
        ("if open then made else null", TONNES),
        ("if open then made else 0", TONNES),
        ('if open then 1 else "one"', ANY),
        ("{a: 1, b: a + 1}.b", NUMBER),
        ('target("halon-1211", 1998)', TONNES),
        ('target(year: 1998, substance: "halon-1301")', TONNES),
        ("(function(a: date, b) a + b)(as_of, days)", DATE),
        ("as_of in span", BOOLEAN),
        ("year in [1998..2010]", BOOLEAN),
        ("year in (< 1998, [2000..2010], 1999)", BOOLEAN),
        ("year between 1998 and 2010", BOOLEAN),
        ("report instance of tReport", BOOLEAN),
        ("year instance of number", BOOLEAN),
        ("report = null or null != report", BOOLEAN),
    ],
)
def test_the_type_of_an_expression(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("sum(reports.quantity)", TONNES),
        ("max(reports.quantity)", TONNES),
        ("max(made, 0)", TONNES),
        ("sum(for r in reports return r.quantity * price)", NumberType("USD")),
        ("abs(made)", TONNES),
        ("round half up(made, 2)", TONNES),
        ("count(reports)", NUMBER),
        ("max(reports.received_on)", DATE),
        ("min(reports.received_on) + days", DATE),
        ("distinct values(reports.substance)", ListType(SUBSTANCE)),
        ("concatenate(reports, reports)", ListType(REPORT)),
        ("append(reports.year, 1998)", ListType(NUMBER)),
        ("flatten(reports.lines)", ListType(LINE)),
        ("reverse(reports)[1].year", NUMBER),
        ("sort(reports, function(a, b) a.quantity < b.quantity)[1]", REPORT),
        ("sublist(reports, 1, 2)", ListType(REPORT)),
        ("date(1998, 12, 31)", DATE),
        ('date("1998-12-31")', DATE),
        ("string(made)", STRING),
        ('number("1", ",", ".")', NUMBER),
        ('duration("P45D")', DAYS_DURATION),
        ('get value(report, "quantity")', TONNES),
        ("get value({a: 1, b: 2}, text)", NUMBER),
        ("get value(report, text)", ANY),
        ('duration("P1Y")', YEARS_DURATION),
        ("duration(text)", ANY),
        ("before(as_of, span)", BOOLEAN),
        ("not(open)", BOOLEAN),
        ('list contains(reports.substance, "halon-1211")', BOOLEAN),
        ("substring(string: text, start position: 2)", STRING),
        ("count(get entries(report))", NUMBER),
        ("all(for r in reports return r.year > 1)", BOOLEAN),
    ],
)
def test_the_type_of_a_call_of_a_built_in_function(text: str, of: Type) -> None:
    found, problems = checked(text)
    assert problems == []
    assert found == of


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("made + made", "t"),
        ("made + 10", "t"),
        ("10 - made", "t"),
        ("0.8 * made", "t"),
        ("made / 2", "t"),
        ("made * price", "USD"),
        ("price * made", "USD"),
        ("cost / made", "USD/t"),
        ("made / made", "1"),
        ("made / made * cost", "USD"),
        ("1 / made", "1/t"),
        ("made ** 2", "t^2"),
        ("-made", "t"),
        ("year * year", None),
        ("made ** year", None),
        ("anything + made", "t"),
    ],
)
def test_units_follow_the_arithmetic(text: str, unit: str | None) -> None:
    of, problems = checked(text)
    assert problems == []
    assert of == NumberType(unit)


# Problems --------------------------------------------------------------------------------------


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


# Definitions -----------------------------------------------------------------------------------


def define(text: str, *parameters: str, result: Type | None = None) -> TypedDefinition:
    names = {**NAMES, **dict.fromkeys(("produced", "share", "a", "b", "c", "f", "g"), ANY)}
    taken = {name: NAMES.get(name, ANY) for name in parameters} if parameters else None
    return TypedDefinition(parser.parse(text, {**names, **(taken or {})}), taken, result)


def definitions(**each: TypedDefinition) -> Checked:
    return check_definitions(each, ENVIRONMENT)


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


@pytest.mark.parametrize(
    ("texts", "circular"),
    [
        ({"a": "a + 1"}, {"a"}),
        ({"a": "b", "b": "c", "c": "a"}, {"a", "b", "c"}),
        ({"a": "b", "b": "c", "c": "b + 1"}, {"b", "c"}),
        ({"a": "if open then a else 1"}, {"a"}),
        ({"a": "b", "b": "1"}, set()),
        ({"a": "for a in [1] return a"}, set()),
        ({"a": "{a: 1, b: a}"}, set()),
        ({"a": "reports[a > 3]"}, set()),
    ],
)
def test_a_value_must_not_need_itself(texts: dict[str, str], circular: set[str]) -> None:
    found = definitions(**{name: define(text) for name, text in texts.items()})
    recursive = {
        name
        for name, problems in found.problems.items()
        if any(problem.kind == "recursion" for problem in problems)
    }
    assert recursive == circular


@pytest.mark.parametrize(
    ("text", "endless"),
    [
        ("f(year - 1)", True),
        ("1 + g(year)", True),
        ("f(if open then 1 else 2)", True),
        ("if f(year) then 1 else 2", True),
        ("if year > 1998 then f(year - 1) else 0", False),
        ("sum(for r in reports[year < 3] return f(r.year))", False),
        ("reports[f(year)]", False),
        ("some y in [1] satisfies f(y)", False),
    ],
)
def test_a_function_may_call_itself_only_where_a_condition_can_stop_it(
    text: str, endless: bool
) -> None:
    found = definitions(f=define(text, "year"), g=define("f(year)", "year"))
    told = [problem for problem in found.problems.get("f", ()) if problem.kind == "recursion"]
    assert bool(told) == endless
    if endless:
        assert "f -> " in told[0].message
