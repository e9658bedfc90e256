from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.register.log.canonical import NotCanonicalError, dumps, loads, loads_object

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"]))
)
ASCII = st.text(st.characters(max_codepoint=127))
VALUES = st.recursive(LEAVES, lambda inner: st.lists(inner) | st.dictionaries(ASCII, inner))


@given(VALUES)
def test_what_is_written_is_read_back(value: object) -> None:
    assert loads(dumps(value)) == value


def test_keys_are_sorted_and_nothing_is_spaced() -> None:
    assert dumps({"b": [1, True], "a": "é"}) == '{"a":"é","b":[1,true]}'.encode()


@pytest.mark.parametrize(
    "value", [1.5, Decimal("1.5"), 2**53, -(2**53), {"é": 1}, {1: 2}, "\ud800", {"a": b""}]
)
def test_values_without_one_form_are_refused(value: object) -> None:
    with pytest.raises(NotCanonicalError):
        dumps(value)


@pytest.mark.parametrize(
    "data",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e2}',
        b'"\\u00e9"',
        b'{"a":1}\n',
        b"\xef\xbb\xbf{}",
        b"\xff",
        b"",
        b"[" * 100_000,
    ],
)
def test_other_bytes_for_the_same_value_are_refused(data: bytes) -> None:
    with pytest.raises(NotCanonicalError):
        loads(data)


def test_an_object_is_asked_for() -> None:
    with pytest.raises(NotCanonicalError):
        loads_object(b"[]")
