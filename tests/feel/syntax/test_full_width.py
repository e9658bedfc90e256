from __future__ import annotations

import pytest

from checker.feel import FeelSyntaxError, full_width_hint, parse


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("landed（year）", "`（` is a full-width sign: write `(`"),
        ("a，b", "`，` is a full-width sign: write `,`"),
        ("a、b", "`、` is a full-width sign: write `,`"),
        ("landed(year)", ""),
        ("产量", ""),
    ],
)
def test_the_first_full_width_sign_is_named(text: str, hint: str) -> None:
    assert full_width_hint(text) == hint


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1 ＝ 2", "`＝` is a full-width sign: write `=`"),
        ("[1， 2]", "`，` is a full-width sign: write `,`"),
        ("1 ≤ 2", "write `<=`"),
        ("1 ≥ 2", "write `>=`"),
        ("1 ≠ 2", "write `!=`"),
    ],
)
def test_signs_of_chinese_text_in_an_expression(text: str, hint: str) -> None:
    with pytest.raises(FeelSyntaxError) as raised:
        parse(text)
    assert raised.value.hint == hint
