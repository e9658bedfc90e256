from __future__ import annotations

import pytest

from checker.feel.errors import LimitExceeded
from checker.feel.functions import BUILTINS
from tests.feel.builders import call


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("substring", ("foobar", 3), "obar"),
        ("substring", ("foobar", 3, 3), "oba"),
        ("substring", ("foobar", -2, 1), "a"),
        ("substring", ("\U0001f40eab", 2), "ab"),
        ("substring", ("foobar", 0), None),
        ("substring", ("foobar", 7), None),
        ("substring", ("foobar", 5, 3), None),
        ("substring", ("foobar", 5, 0), None),
        ("substring", (["foobar"], 5), "ar"),
        ("substring", (123, 1), None),
        ("string length", ("\U0001f40eab",), 3),
        ("string length", (None,), None),
        ("upper case", ("aBc4",), "ABC4"),
        ("lower case", ("aBc4",), "abc4"),
        ("substring before", ("foobar", "bar"), "foo"),
        ("substring before", ("foobar", "xyz"), ""),
        ("substring before", ("foobar", ""), ""),
        ("substring after", ("foobar", "ob"), "ar"),
        ("substring after", ("", "a"), ""),
        ("substring after", ("foobar", ""), "foobar"),
        ("contains", ("foobar", "of"), False),
        ("contains", (["foobar"], "of"), False),
        ("starts with", ("foobar", "fo"), True),
        ("ends with", ("foobar", "r"), True),
        ("ends with", ("foobar", None), None),
        ("string join", (["a", "b", "c"], "_and_"), "a_and_b_and_c"),
        ("string join", (["a", None, "c"], "X"), "aXc"),
        ("string join", (["a", "b"], None), "ab"),
        ("string join", ([], "X"), ""),
        ("string join", ("a", "X"), "a"),
        ("string join", (["a", 1],), None),
        ("not", (True,), False),
        ("not", (0,), None),
        ("not", (None,), None),
        ("not", ([True],), False),
    ],
)
def test_strings(name: str, args: tuple[object, ...], result: object) -> None:
    assert call(name, *args) == result


def test_no_text_grows_without_end() -> None:
    with pytest.raises(LimitExceeded):
        call("replace", "a" * 10_000, "a", "b" * 1_000)
    with pytest.raises(LimitExceeded):
        BUILTINS["string join"].call([["ab"] * 10_000, "x" * 1_000])
