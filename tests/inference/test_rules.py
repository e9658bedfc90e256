"""The nouns of inference refuse what engines could not agree on."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.inference import Fact, InferenceError, Join, Pattern, Rule
from checker.inference.rules import INTEGER_BOUND


@pytest.mark.parametrize("value", [1.0, True, None, Decimal(1), b"x"])
def test_a_subject_holds_texts_and_integers_only(value: Any) -> None:
    with pytest.raises(InferenceError, match="field x must be a text or an integer, found"):
        Fact("k", "s", (("x", value),), "key")


@pytest.mark.parametrize("subject", [(("b", 1), ("a", 1)), (("a", 1), ("a", 2))])
def test_a_subject_is_sorted_and_repeats_no_field(subject: Any) -> None:
    with pytest.raises(InferenceError, match="sorted and distinct"):
        Fact("k", "s", subject, "key")


def test_offsets_are_bounded() -> None:
    assert Join(("a", "x"), "=", ("b", "x"), INTEGER_BOUND).is_arithmetic
    for offset in (INTEGER_BOUND + 1, -INTEGER_BOUND - 1):
        with pytest.raises(InferenceError, match="offset"):
            Join(("a", "x"), "=", ("b", "x"), offset)


def test_an_unknown_operator_is_refused() -> None:
    operator: Any = "~"
    with pytest.raises(InferenceError, match="operator"):
        Join(("a", "x"), operator, ("b", "x"))


def test_a_rule_needs_patterns_with_distinct_aliases() -> None:
    for patterns in ((), (Pattern("k", None, "a"), Pattern("k", None, "a"))):
        with pytest.raises(InferenceError, match="rule r: needs patterns with distinct aliases"):
            Rule("r", patterns)


def test_joins_name_aliases_of_the_rule() -> None:
    with pytest.raises(InferenceError, match="rule r: a join names unknown alias b"):
        Rule("r", (Pattern("k", None, "a"),), (Join(("a", "x"), "=", ("b", "x")),))
