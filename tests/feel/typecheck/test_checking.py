"""The type checker knows the types and units of what is right, and finds no fault with it."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ListType,
    NumberType,
    RangeType,
    Type,
)
from tests.feel.typecheck.typed_names import (
    LINE,
    REPORT,
    SUBSTANCE,
    TONNES,
    checked,
)


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
