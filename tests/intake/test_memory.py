from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from checker.intake.memory import bundle_in_memory


def text(value: dict[str, Any]) -> str:
    return bundle_in_memory(value).text or ""


def test_numbers_keep_all_their_digits() -> None:
    exact = Decimal("0.10000000000000000000000000000000000001")
    assert text({"a": exact, "b": Decimal("1E+3"), "c": 10**30}) == (
        '{"a":0.10000000000000000000000000000000000001,"b":1000,"c":1000000000000000000000000000000}'
    )


def test_everything_else_is_as_in_json() -> None:
    value = {"a": [1, "x", None, True], "b": ({"c": '哈龙 "q" \n'},), "e": []}
    assert json.loads(text(value)) == {"a": [1, "x", None, True], "b": [value["b"][0]], "e": []}


def test_days_become_text() -> None:
    assert text({"a": date(1999, 12, 31)}) == '{"a":"1999-12-31"}'
    assert text({"a": datetime(1999, 12, 31, 23, tzinfo=UTC)}) == '{"a":"1999-12-31"}'


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.1, "/documents/0/x is the float 0.1; give a Decimal made from text"),
        (Decimal("NaN"), "/documents/0/x is of type Decimal"),
        (b"x", "/documents/0/x is of type bytes"),
        ({1: 2}, "/documents/0/x is of type int"),
        (object(), "/documents/0/x is of type object"),
    ],
)
def test_what_no_document_can_hold_is_named_with_its_place(value: object, told: str) -> None:
    with pytest.raises(TypeError) as raised:
        text({"documents": [{"x": value}]})
    assert told in str(raised.value)
