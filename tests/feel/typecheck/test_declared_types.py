"""Types that a text names."""

from __future__ import annotations

import pytest

from checker.feel.types import BOOLEAN, Type
from tests.feel.typecheck.typed_names import checked, kinds


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("report instance of tReport", BOOLEAN),
        ("year instance of number", BOOLEAN),
    ],
)
def test_a_test_of_a_type_is_true_or_false(text: str, of: Type | str) -> None:
    found, problems = checked(text)
    assert problems == []
    assert str(found) == str(of)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("1 instance of nummer", "unknown-type"),
    ],
)
def test_an_unknown_type_is_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "anything instance of tReport",
    ],
)
def test_a_value_of_unknown_type_may_be_tested(text: str) -> None:
    assert checked(text)[1] == []
