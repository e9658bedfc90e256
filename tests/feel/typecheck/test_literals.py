"""Types of literals, lists, contexts and functions."""

from __future__ import annotations

import pytest

from checker.feel.types import (
    ANY,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    TIME,
    YEARS_DURATION,
    ListType,
    Type,
)
from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("null", "Null"),
        ('@"P45D"', DAYS_DURATION),
        ('@"P1Y"', YEARS_DURATION),
        ('@"1998-05-15"', DATE),
        ('@"10:30:00"', TIME),
        ('@"1998-05-15T10:30:00"', DATE_TIME),
        ("[1, null, 3]", ListType(NUMBER)),
        ('[1, "a"]', ListType(ANY)),
    ],
)
def test_the_type_of_a_literal(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("{a: b, b: 1}", "unknown-name"),
        ('@"1998-13-01"', "wrong-type"),
    ],
)
def test_a_literal_without_a_value_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "function(x) x + 1",
    ],
)
def test_what_is_not_known_is_no_problem(text: str) -> None:
    assert checked(text)[1] == []
