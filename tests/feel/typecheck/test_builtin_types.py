"""Results of built-in functions keep the units and items of their arguments."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    DAYS_DURATION,
    NUMBER,
    STRING,
    YEARS_DURATION,
    ListType,
    NumberType,
    Type,
)
from tests.feel.typecheck.typed_names import LINE, REPORT, SUBSTANCE, TONNES, checked


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
