"""Types of filters, conditions, iterations and quantifiers, and what cannot stand in them."""

from __future__ import annotations

import pytest

from checker.feel.types import ANY, BOOLEAN, DATE, NUMBER, ListType, Type
from tests.feel.typecheck.typed_names import LINE, REPORT, TONNES, checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("reports[1]", REPORT),
        ("reports[year = 1998]", ListType(REPORT)),
        ("reports.lines[1]", ListType(LINE)),
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
    ],
)
def test_the_type_of_a_result(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("reports[yaer = 1998]", "unknown-name"),
        ("for r in reports return rr", "unknown-name"),
        ("if year then 1 else 2", "wrong-type"),
        ("reports[text]", "wrong-type"),
        ("some r in reports satisfies r.year", "wrong-type"),
        ("for r in year return r", "wrong-type"),
        ("every r in report satisfies true", "wrong-type"),
        ('for i in 1.."3" return i', "wrong-type"),
        ("for i in text..text return i", "wrong-type"),
        ("reports[0]", "wrong-type"),
        ('reports[substance != "halon"]', "enumeration"),
        ("reports[year = year]", "same-operands"),
    ],
)
def test_a_problem_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anything[name_of_a_key = 1]",
        "[something][any_key = 3]",
        "for x in anything return x.y",
        "some x in anything satisfies x",
        "if anything then 1 else 2",
        "reports[anything]",
        "report.lines[cost > 3]",
    ],
)
def test_what_is_not_known_is_no_problem(text: str) -> None:
    assert checked(text)[1] == []
