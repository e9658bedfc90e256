from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.pointers import Steps
from checker.parsers.json_positions import line_and_column, locate

TEXT = """{
  "a": [1, {"b": "x, ]", "c" : null}],
  "d/e~": {"f": {}}
}"""


def place(path: Steps, at_key: bool = False, text: str = TEXT) -> tuple[int, int]:
    offset = locate(text, [(path, at_key)])[path, at_key]
    return line_and_column(text, [offset])[offset]


@pytest.mark.parametrize(
    ("path", "at_key", "expected"),
    [
        ((), False, (1, 1)),
        (("a", "1", "b"), False, (2, 18)),
        (("a",), False, (2, 8)),
        (("a",), True, (2, 3)),
        (("a", 1), False, (2, 12)),
        (("a", 1, "b"), False, (2, 18)),
        (("a", 1, "c"), True, (2, 26)),
        (("a", 1, "c"), False, (2, 32)),
        (("d/e~", "f"), False, (3, 17)),
    ],
)
def test_values_and_keys_are_found(path: Steps, at_key: bool, expected: tuple[int, int]) -> None:
    assert place(path, at_key) == expected


@pytest.mark.parametrize("path", [("a", 1, "z"), ("a", 1, "z", 0, "y"), ("a", 1, 7)])
def test_what_is_not_there_is_at_the_nearest_value_around_it(path: Steps) -> None:
    assert place(path) == (2, 12)


def test_of_two_fields_with_one_name_the_last_counts() -> None:
    assert place(("a",), text='{"a": 1,\n"a": 2}') == (2, 6)


def test_columns_count_characters() -> None:
    assert place((1,), text='["日本", 5]') == (1, 8)


def test_windows_line_ends() -> None:
    assert place((1,), text="[1,\r\n 2]") == (2, 2)


values = st.recursive(
    st.none() | st.integers() | st.text(max_size=4),
    lambda below: (
        st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=4), below, max_size=4)
    ),
    max_leaves=25,
)


def places(value: Any, path: Steps = ()) -> list[tuple[Steps, Any]]:
    below: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        below = list(value.items())
    elif isinstance(value, list):
        below = list(enumerate(value))
    return [(path, value)] + [x for step, item in below for x in places(item, (*path, step))]


@given(values, st.sampled_from([None, 0, 2]), st.booleans())
def test_every_value_is_found(value: Any, indent: int | None, ascii_only: bool) -> None:
    text = "\n " + json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    expected = places(value)
    offsets = locate(text, [(path, False) for path, _ in expected])
    for path, item in expected:
        assert json.JSONDecoder().raw_decode(text, offsets[path, False])[0] == item


@given(st.text(alphabet="ab\n", max_size=30), st.lists(st.integers(0, 29), max_size=6))
def test_lines_and_columns(text: str, offsets: list[int]) -> None:
    offsets = [offset for offset in offsets if offset <= len(text)]
    for offset, (line, column) in line_and_column(text, offsets).items():
        lines = text[:offset].split("\n")
        assert (line, column) == (len(lines), len(lines[-1]) + 1)
