"""What two types have in common, and why one does not fit the other."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    CONTEXT,
    DATE,
    DATE_TIME,
    NULL,
    NUMBER,
    STRING,
    ContextType,
    ListType,
    NumberType,
    StringType,
    Type,
)
from checker.feel.types.compatibility import (
    MOST_VALUES,
    common,
    describe,
    difference,
    inequality,
    unit_of,
)

TONNES, DOLLARS = NumberType("t"), NumberType("USD")
ONE, TWO = StringType(("a",)), StringType(("b",))
REPORT = ContextType({"year": NUMBER}, "report")


@pytest.mark.parametrize(
    ("types", "of"),
    [
        ([], NULL),
        ([NUMBER, NULL], NUMBER),
        ([TONNES, NUMBER], TONNES),
        ([TONNES, DOLLARS], NUMBER),
        ([NumberType("USD*t"), NumberType("t * USD")], NumberType("USD*t")),
        ([ONE, TWO], StringType(("a", "b"))),
        ([ONE, STRING], STRING),
        ([NUMBER, STRING], ANY),
        ([ListType(NULL), ListType(DATE)], ListType(DATE)),
        (
            [REPORT, ContextType({"day": DATE}, "report")],
            ContextType({"year": NUMBER, "day": DATE}),
        ),
        ([REPORT, CONTEXT], CONTEXT),
    ],
)
def test_what_types_have_in_common(types: list[Type], of: Type) -> None:
    assert common(types) == of


def test_too_many_known_values_are_any_text() -> None:
    values = tuple(map(str, range(MOST_VALUES)))
    assert common([StringType(values[1:]), StringType(values[:1])]) != STRING
    assert common([StringType(values), StringType(("more",))]) == STRING


@pytest.mark.parametrize(
    ("given", "wanted", "why"),
    [
        (TONNES, DOLLARS, "unit"),
        (TONNES, NUMBER, None),
        (ONE, TWO, "enumeration"),
        (NUMBER, STRING, "wrong-type"),
        (NUMBER, ListType(NUMBER), None),
        (ListType(NUMBER), NUMBER, "wrong-type"),
        (DATE, DATE_TIME, None),
        (DATE_TIME, DATE, "wrong-type"),
        (CONTEXT, REPORT, None),
        (ContextType({"a": NUMBER}), REPORT, "wrong-type"),
        (ANY, REPORT, None),
    ],
)
def test_why_a_value_does_not_fit(given: Type, wanted: Type, why: str | None) -> None:
    assert difference(given, wanted) == why


def test_a_date_never_equals_a_date_and_time_though_it_may_stand_for_one() -> None:
    assert inequality(DATE, DATE_TIME) == "wrong-type"
    assert inequality(ListType(TONNES), ListType(DOLLARS)) == "unit"
    assert inequality(REPORT, ContextType({"a": NUMBER})) is None


def test_a_document_is_described_by_its_title() -> None:
    assert describe(ListType(REPORT)) == "list<report>"


def test_a_unit_that_cannot_be_read_counts_as_none() -> None:
    assert unit_of(NumberType("t * USD")) == "USD*t"
    assert unit_of(NumberType("t//")) is None
