"""Whatever the text, an evaluation ends soon, in a value or a `FeelError`."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import feel
from tests.feel.expressions import NAMES, expressions

LIMITS = feel.Limits(steps=20_000, length=10_000)
VALUES = {
    "x": Decimal("3.50"),
    "items": [Decimal(1), None, "h1", [Decimal(2)]],
    "first name": "Ada",
    "a-b": date(2020, 2, 29),
    "records": [
        feel.Record({"year": Decimal(1998 + place % 3), "amount": amount, "name": "n"}, f"r{place}")
        for place, amount in enumerate([Decimal(5), None, Decimal("7.25"), Decimal(0)] * 6)
    ],
}


MOMENT = datetime(2020, 2, 29, 12, tzinfo=UTC)
DEFINED = feel.Library([feel.Definition("f", "[x, y, records[year = y]]", ("x", "y"))], NAMES)
PLAIN = feel.Library([feel.Definition("f", "[x, y, records[year = y]]", ("x", "y"))], ("records",))


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(expressions())
def test_all_ways_to_evaluate_agree_and_raise_nothing_else(text: str) -> None:
    """Names that are local or global, with and without indexes, and with a trace."""
    session = DEFINED.session(VALUES, LIMITS, MOMENT)
    try:
        program = DEFINED.compile(text)
        expected = session.evaluate(program)
    except feel.FeelError:
        return
    locally = PLAIN.session(VALUES, LIMITS, MOMENT)
    assert repr(locally.evaluate(PLAIN.compile(text, NAMES), VALUES)) == repr(expected)
    assert repr(session.evaluate(program)) == repr(expected)
    with suppress(feel.LimitExceeded):
        traced = session.trace(program)
        assert repr(traced.value) == repr(expected)
        assert traced.value is not None or traced.nulls


def syntax_error(text: str) -> feel.FeelSyntaxError | None:
    try:
        feel.parse(text)
    except feel.FeelSyntaxError as error:
        return error
    return None


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="()[]{}.,:?@'\"<>=!+-*/ \n01ax_\\u\u00e9\U0001f40e", max_size=60))
def test_any_text_parses_or_is_a_syntax_error(text: str) -> None:
    error = syntax_error(text)
    if error is not None:
        assert 1 <= error.line <= text.count("\n") + 1
        assert 1 <= error.column <= len(text) + 1
        assert error.message


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("(", ")"), ("[", "]"), ("{a: ", "}"), ("-", ""), ("not(", ")"), ("f(", ")"),
        ("f(a: ", ")"), ("[1..", "]"), ("x[", "]"), ("1 in (", ")"), ("1 + (", ")"),
        ("if true then 1 else ", ""), ("if ", " then 1 else 2"), ("for x in ", " return 1"),
        ("function(a) ", ""), ("some x in [1] satisfies ", ""), ("a and (b or (", "))"),
        ("1 between 0 and (", ")"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("depth", [20, 60, 150])
def test_nesting_is_evaluated_or_refused(opening: str, closing: str, depth: int) -> None:
    text = opening * depth + "1" + closing * depth
    error = syntax_error(text)
    assert error is None or "nested" in error.message
    if error is None:
        feel.evaluate(text)


@pytest.mark.parametrize("opening", ["(", "[", "-", "not(", "x[", "1 + (", "{a:", "1 in ("])
def test_nesting_of_ten_thousand_levels_is_a_syntax_error(opening: str) -> None:
    text = (opening * 10_000)[:19_000]
    with pytest.raises(feel.FeelSyntaxError, match="nested more than 200 levels"):
        feel.parse(text)


def test_nesting_just_below_the_limit_is_evaluated() -> None:
    assert feel.evaluate("(" * 190 + "1" + ")" * 190) == 1
    assert feel.evaluate("[" * 90 + "1" + "]" * 90 + "[1]" * 90) == 1


def test_an_expression_that_is_too_long_is_a_syntax_error() -> None:
    with pytest.raises(feel.FeelSyntaxError, match="20,000"):
        feel.parse('"' + "a" * 20_000 + '"')


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..1000, j in 1..1000, k in 1..1000 return i",
        "for i in 1..100000000 return i",
        "count(for i in 1..1000000000000000000000 return i)",
        "every i in (for k in 1..3000 return k), j in (for k in 1..3000 return k) satisfies true",
        'for i in 1..100 return string join(for k in 1..100000 return "aaaaaaaaaa")',
        '(for i in 1..60 return if i = 1 then "ab" else partial[-1] + partial[-1])[-1]',
        "for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])",
        "count(for i in 1..100000 return partial)",
    ],
)
def test_an_evaluation_that_grows_is_stopped(text: str) -> None:
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate(text)


@pytest.mark.parametrize(
    "text", ["10 ** 999999999", "1e6000 * 1e6000", "0.1 ** 9999999", "9 ** 9 ** 9"]
)
def test_numbers_out_of_range_are_null_or_rounded(text: str) -> None:
    value = feel.evaluate(text)
    assert value is None or value.is_finite()


def test_endless_recursion_is_stopped() -> None:
    endless = feel.Definition("f", "f(n + 1)", ("n",))
    library = feel.Library([endless])
    with pytest.raises(feel.LimitExceeded, match="levels of calls"):
        library.session().evaluate(library.compile("f(1)"))


def test_a_value_defined_by_itself_is_stopped() -> None:
    library = feel.Library([feel.Definition("a", "b + 1"), feel.Definition("b", "a + 1")])
    with pytest.raises(feel.LimitExceeded):
        library.session().evaluate(library.compile("a"))


def test_a_function_that_calls_itself_through_a_parameter_is_stopped() -> None:
    with pytest.raises(feel.LimitExceeded):
        feel.evaluate("(function(f) f(f))(function(f) f(f))")


def test_a_session_can_be_used_after_a_limit_was_exceeded() -> None:
    library = feel.Library([feel.Definition("f", "f(n + 1)", ("n",))])
    session = library.session()
    for _ in range(3):
        with pytest.raises(feel.LimitExceeded):
            session.evaluate(library.compile("f(1)"))
    assert session.evaluate(library.compile("1 + 1")) == 2


def test_recursion_within_the_limit_works() -> None:
    library = feel.Library([feel.Definition("f", "if n = 0 then 0 else n + f(n - 1)", ("n",))])
    assert library.session().evaluate(library.compile("f(100)")) == 5050
    assert library.session().trace(library.compile("f(100)")).value == 5050
