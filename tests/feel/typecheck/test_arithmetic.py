"""Types and units of arithmetic, and what is said where an operator has no result."""

from __future__ import annotations

import pytest

from checker.feel.types import DATE, DATE_TIME, DAYS_DURATION, NUMBER, STRING, NumberType, Type
from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("1 + 2", NUMBER),
        ('"a" + "b"', STRING),
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
    ],
)
def test_the_type_of_a_result(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("mode1 + 1", "unknown-name"),
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
        ("made / 0", "wrong-type"),
        ("made + cost", "unit"),
        ("made - weighted", "unit"),
    ],
)
def test_a_problem_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anything + 1 + anything.a.b[1]",
        "anything * made + days",
        "null + 1",
    ],
)
def test_operands_that_are_not_known_are_no_problem(text: str) -> None:
    assert checked(text)[1] == []


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


def test_messages_say_what_is_wrong_and_what_to_do() -> None:
    assert str(checked("made + cost")[1][0]) == (
        "line 1, column 1: FEEL cannot add number (USD) to number (t): the units differ "
        "(multiply by a factor in t/USD where one is meant)"
    )
    assert "sum(...)" in checked("reports.quantity + 1")[1][0].hint
