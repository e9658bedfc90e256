from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.pointers import Steps, follow, pointer_to, split, steps

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


def test_pointers_are_escaped() -> None:
    assert pointer_to("/a", "b/c", "d~e", 0, "") == "/a/b~1c/d~0e/0/"
    assert split("/a/b~1c/d~0e/~01/0/") == ("a", "b/c", "d~e", "~1", "0", "")
    assert split("") == ()


@given(values)
def test_pointers_lead_back_to_the_value(value: Any) -> None:
    for path, inner in places(value):
        pointer = pointer_to("", *path)
        assert steps(pointer, value) == path
        assert follow(pointer, value) is inner


def test_keys_of_yaml_mappings_may_be_numbers() -> None:
    assert follow("/values/1998", {"values": {1998: "x"}}) == "x"


@pytest.mark.parametrize("pointer", ["/b", "/a/2", "/a/-1", "/a/x", "/a/0/x"])
def test_pointers_that_lead_nowhere(pointer: str) -> None:
    with pytest.raises(LookupError):
        follow(pointer, {"a": [1, 2]})
    with pytest.raises(LookupError):
        steps(pointer, {"a": [1, 2]})
