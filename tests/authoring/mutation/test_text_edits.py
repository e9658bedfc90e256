from __future__ import annotations

import pytest

from checker import feel
from checker.authoring.mutation.text_edits import edits

NAMES = ("a", "b", "c", "day")


def changed(text: str) -> list[str]:
    return [edit.applied(text) for edit in edits(text, feel.parse(text, NAMES))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a <= b", ["a < b"]),
        ("a < b", ["a <= b"]),
        ("a >= b", ["a > b"]),
        ("a > b", ["a >= b"]),
        ("a = b", ["a != b"]),
        ("a != b", ["a = b"]),
        ("(a) <= (b)", ["(a) < (b)"]),
        ("a + b", ["a - b"]),
        ("a * b", ["a / b"]),
        ("a and b", ["(b)", "(a)", "(a) or (b)"]),
        (
            "a or b or c",
            ["(b) or (c)", "(a) or (c)", "(a) or (b)", "(a) and (b) and (c)"],
        ),
        ("if a then b else c", ["(b)", "(c)"]),
        ("not(a)", ["(a)"]),
        ("min([a, b])", ["max([a, b])"]),
        ("true", ["false"]),
        ("0.80", ["0.81"]),
        ("1998", ["1999"]),
        ('duration("P45D")', ['duration("P46D")', 'duration("P44D")']),
        ('@"P1Y6M"', ['@"P2Y6M"', '@"P0Y6M"']),
        ('date("1998-12-31")', ['date("1999-01-01")', 'date("1998-12-30")']),
        ("date(1998, 1, 31)", ["date(1997, 1, 31)", "date(1998, 2, 31)", "date(1998, 1, 30)"]),
        ('"halon"', []),
        ("null", []),
        ("some x in a satisfies x", ["every x in a satisfies x"]),
        ("every x in a satisfies x", ["some x in a satisfies x"]),
        ("a[1]", ["a[2]"]),
    ],
)
def test_each_construct_has_its_edits(text: str, expected: list[str]) -> None:
    assert changed(text) == expected


def test_edits_reach_inside_and_leave_the_rest_alone() -> None:
    text = "if a <= 0.80 * b then true\n  else null"
    assert "if a < 0.80 * b then true\n  else null" in changed(text)
    assert "if a <= 0.81 * b then true\n  else null" in changed(text)


def test_words_show_the_part_around_the_edit() -> None:
    text = "a and b <= 1"
    words = [edit.words(text) for edit in edits(text, feel.parse(text, NAMES))]
    assert words == [
        "a and b <= 1 becomes (b <= 1)",
        "a and b <= 1 becomes (a)",
        "a and b <= 1 becomes (a) or (b <= 1)",
        "b <= 1 becomes b < 1",
        "1 becomes 2",
    ]
