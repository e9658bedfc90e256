"""Definitions that need themselves are found, and only those that could not end."""

from __future__ import annotations

import pytest

from tests.feel.typecheck.typed_names import define, definitions


@pytest.mark.parametrize(
    ("texts", "circular"),
    [
        ({"a": "a + 1"}, {"a"}),
        ({"a": "b", "b": "c", "c": "a"}, {"a", "b", "c"}),
        ({"a": "b", "b": "c", "c": "b + 1"}, {"b", "c"}),
        ({"a": "if open then a else 1"}, {"a"}),
        ({"a": "b", "b": "1"}, set()),
        ({"a": "for a in [1] return a"}, set()),
        ({"a": "{a: 1, b: a}"}, set()),
        ({"a": "reports[a > 3]"}, set()),
    ],
)
def test_a_value_must_not_need_itself(texts: dict[str, str], circular: set[str]) -> None:
    found = definitions(**{name: define(text) for name, text in texts.items()})
    recursive = {
        name
        for name, problems in found.problems.items()
        if any(problem.kind == "recursion" for problem in problems)
    }
    assert recursive == circular


@pytest.mark.parametrize(
    ("text", "endless"),
    [
        ("f(year - 1)", True),
        ("1 + g(year)", True),
        ("f(if open then 1 else 2)", True),
        ("if f(year) then 1 else 2", True),
        ("if year > 1998 then f(year - 1) else 0", False),
        ("sum(for r in reports[year < 3] return f(r.year))", False),
        ("reports[f(year)]", False),
        ("some y in [1] satisfies f(y)", False),
    ],
)
def test_a_function_may_call_itself_only_where_a_condition_can_stop_it(
    text: str, endless: bool
) -> None:
    found = definitions(f=define(text, "year"), g=define("f(year)", "year"))
    told = [problem for problem in found.problems.get("f", ()) if problem.kind == "recursion"]
    assert bool(told) == endless
    if endless:
        assert "f -> " in told[0].message
