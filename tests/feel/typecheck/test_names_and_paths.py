"""Types of names and paths, and names that stand for nothing."""

from __future__ import annotations

import pytest

from checker.feel.types import BOOLEAN, DATE, DAYS_DURATION, NUMBER, ListType, NumberType, Type
from tests.feel.typecheck.typed_names import TONNES, checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("as_of.year", NUMBER),
        ("moment.time offset", DAYS_DURATION),
        ("days.hours", NUMBER),
        ("span.start", DATE),
        ("span.start included", BOOLEAN),
        ("reports[-1].quantity", TONNES),
        ("reports[item.year = 1998].quantity", ListType(TONNES)),
        ("report.lines.cost", ListType(NumberType("USD"))),
        ("{a: 1, b: a + 1}.b", NUMBER),
    ],
)
def test_the_type_of_a_name_or_path(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("report.yaer", "unknown-property"),
        ("reports.yaer", "unknown-property"),
        ("as_of.years", "unknown-property"),
        ("made.unit", "unknown-property"),
        ("reports[1].lines[1].price", "unknown-property"),
    ],
)
def test_an_unknown_name_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "{}.a",
        "(if open then {a: 1} else {b: 2}).b",
    ],
)
def test_a_context_of_unknown_keys_has_any_key(text: str) -> None:
    assert checked(text)[1] == []


def test_a_misspelt_property_is_found_where_it_stands() -> None:
    problem = checked("made > 3\n  and reports[1].quantiti < 4")[1][0]
    assert (problem.line, problem.column) == (2, 7)
    assert problem.message == "production-report has no property `quantiti`"
    assert problem.hint == "did you mean `quantity`?"


def test_a_misspelt_name_is_told_its_likely_spelling() -> None:
    assert checked("reprots")[1][0].hint == "did you mean `reports`?"
