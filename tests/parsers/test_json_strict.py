from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.parsers.json_strict import MAX_DEPTH, STRICT, RefusedError, check_value, exact_number

amounts = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30)


@pytest.mark.parametrize(
    ("text", "digits"),
    [("0.1", "0.1"), ("7912.40", "7912.40"), ("1e3", "1000"), ("25E-1", "2.5"), ("12e+2", "1200")],
)
def test_numbers_are_as_written(text: str, digits: str) -> None:
    assert str(exact_number(text)) == digits


@pytest.mark.parametrize("text", ["-0", "-0.0", "-0e5", "0e9"])
def test_minus_zero_is_zero(text: str) -> None:
    assert str(exact_number(text)) in {"0", "0.0"}


@given(amounts.filter(lambda number: len(number.as_tuple().digits) <= 34))
def test_no_digit_is_lost(number: Decimal) -> None:
    text = f"{number:f}"
    try:
        assert exact_number(text) == number
    except RefusedError:
        assert len(text) > 34


@pytest.mark.parametrize("text", ["9" * 34, "-" + "9" * 34, "0." + "9" * 34, "1e33", "1e-34"])
def test_largest_numbers_are_read(text: str) -> None:
    assert exact_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 35, "0." + "9" * 35, "1e34", "1e-35", "1" + "0" * 34 + "e-3"),
        *("1e999999999", "1e-999999999", "1e" + "9" * 5_000, "9" * 5_000, "0." + "0" * 5_000),
    ],
)
def test_larger_numbers_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        exact_number(text)


def test_booleans_and_null_are_no_numbers() -> None:
    assert STRICT.decode("[true, false, null, 1]") == [True, False, None, Decimal(1)]
    assert type(STRICT.decode("1")) is Decimal


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', '{"a": 1, "a": 1}'])
def test_what_json_leaves_open_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        STRICT.decode(text)


def checked(text: str) -> object:
    value = STRICT.decode(text)
    check_value(value, text, 0, len(text))
    return value


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_ends_at_the_limit(opening: str) -> None:
    closing = "]" if opening == "[" else "}"
    checked(opening * (MAX_DEPTH - 1) + "[]" + closing * (MAX_DEPTH - 1))
    with pytest.raises(RefusedError, match="nested"):
        checked(opening * MAX_DEPTH + "[]" + closing * MAX_DEPTH)


@pytest.mark.parametrize("text", ["\\u0000", "\\u001b[2J", "\x7f", "\u0085", "\\ud800", "\\uFFFE"])
def test_characters_that_cannot_be_printed_are_refused(text: str) -> None:
    for whole in (f'["{text}"]', f'{{"{text}": 1}}', f'[{{"a": ["b{text}"]}}]'):
        with pytest.raises(RefusedError, match="character"):
            checked(whole)


@pytest.mark.parametrize(
    "text", ["\\u00e9", "\\ud83d\\ude00", "\\n\\t", "\\\\u0000", "日本", "\\u0041"]
)
def test_other_characters_are_read(text: str) -> None:
    assert checked(f'["{text}"]') == json.loads(f'["{text}"]')
