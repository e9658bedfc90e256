"""Problems as text, and hints for misspelt names."""

from __future__ import annotations

import pytest

from checker.feel.syntax.nodes import Span
from checker.feel.typecheck.type_problems import TypeProblem, did_you_mean


@pytest.mark.parametrize(
    ("hint", "text"),
    [
        ("", "line 2, column 7: the units differ"),
        ("convert it", "line 2, column 7: the units differ (convert it)"),
    ],
)
def test_a_problem_is_one_line_with_its_place(hint: str, text: str) -> None:
    assert str(TypeProblem("unit", "the units differ", hint, Span(20, 24, 2, 7))) == text


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("quantiti", "did you mean `Quantity`?"),
        ("QUANTITY", "did you mean `Quantity`?"),
        ("xyz", ""),
    ],
)
def test_the_closest_name_is_suggested_whatever_its_case(name: str, hint: str) -> None:
    assert did_you_mean(name, ["year", "Quantity"]) == hint


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    assert did_you_mean("a", []) == ""
