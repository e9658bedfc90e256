from __future__ import annotations

from typing import Any

import pytest

from checker.intake.unlike import MISSING, first_difference, form_hint, wanted_at


@pytest.mark.parametrize(
    ("wanted", "found", "way", "value"),
    [
        ({"a": [1, {"b": None}]}, {"a": [1, {"b": 0}]}, ("a", 1, "b"), 0),
        ({"a": 1}, {"a": 1, "c": 2}, ("c",), 2),
        ({"a": 1, "b": 2}, {"a": 1}, ("b",), MISSING),
        ([1, 2], [1], (1,), MISSING),
        ([1], "x", (), "x"),
        ({"a": True}, {"a": 1}, ("a",), 1),
    ],
)
def test_first_difference(wanted: Any, found: Any, way: Any, value: Any) -> None:
    assert first_difference(wanted, found) == (way, value)


def test_part_of_what_is_wanted() -> None:
    assert wanted_at({"a": [1, 2]}, ("a", 1)) == 2
    assert wanted_at({"a": [1, 2]}, ("b",)) is MISSING


@pytest.mark.parametrize(
    ("text", "pattern", "hint"),
    [
        (" E01", r"^[^/\s][^/]*$", 'write it like this: "E01"'),
        ("A/B", r"^[^/\s][^/]*$", 'write it without "/"'),
        ("Trustee", r"^[a-z][a-z0-9-]*$", 'write it like this: "trustee"'),
        ("world bank", r"^[a-z][a-z0-9-]*$", 'write it like this: "world-bank"'),
        ("", r"^\S+$", "write at least one character"),
        ("?", r"^[a-z]+$", None),
        (5, r"^[a-z]+$", None),
        ("a", "(", None),
    ],
)
def test_form_is_told_by_example_and_never_by_its_pattern(
    text: Any, pattern: str, hint: str | None
) -> None:
    assert form_hint(text, pattern) == hint
