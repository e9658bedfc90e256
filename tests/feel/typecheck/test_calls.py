"""Calls of definitions, of functions that are values and of built-in functions."""

from __future__ import annotations

import pytest

from checker.feel.types import DATE, Type
from tests.feel.typecheck.typed_names import TONNES, checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ('target("halon-1211", 1998)', TONNES),
        ('target(year: 1998, substance: "halon-1301")', TONNES),
        ("(function(a: date, b) a + b)(as_of, days)", DATE),
    ],
)
def test_the_type_of_a_call(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("year(1998)", "wrong-type"),
        ('target("halon-1212", 1998)', "enumeration"),
        ('target("halon-1211")', "arguments"),
        ('target("halon-1211", 1998, 1)', "arguments"),
        ('target(substanze: "halon-1211", year: 1998)', "arguments"),
        ("target(year: 1998)", "arguments"),
        ('target(1998, "halon-1211")', "wrong-type"),
        ("target(reports.substance, 1998)", "wrong-type"),
        ('target(year: as_of, substance: "halon-1211")', "wrong-type"),
    ],
)
def test_a_problem_of_a_call_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anything(1, 2)",
        "sum(anything)",
        "sum([])",
        "target(anything, null)",
    ],
)
def test_what_is_not_known_is_no_problem(text: str) -> None:
    assert checked(text)[1] == []


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
        ("date(year, 2, 30)", "wrong-type"),
        ("date(year, 11, 31)", "wrong-type"),
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
