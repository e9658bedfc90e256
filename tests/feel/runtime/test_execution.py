"""Results that are remembered, declared types, and limits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest

from checker import feel
from checker.feel import types
from checker.feel.runtime.execution import argument_key
from checker.feel.values.operations import equal

D = Decimal
CET = timezone(timedelta(hours=1))


def library(*definitions: feel.Definition, names: tuple[str, ...] = ()) -> feel.Library:
    return feel.Library(definitions, names)


def test_definitions_are_worked_out_once_for_the_same_arguments() -> None:
    fibonacci = "if n < 2 then n else fibonacci(n - 1) + fibonacci(n - 2)"
    given = library(feel.Definition("fibonacci", fibonacci, ("n",)))
    session = given.session(limits=feel.Limits(steps=1000))
    assert session.evaluate(given.compile("fibonacci(100)")) == D(354224848179261915075)


def test_definitions_are_worked_out_once_for_the_same_record() -> None:
    fibonacci = "if n < 2 then n * r.unit else fibonacci(n - 1, r) + fibonacci(n - 2, r)"
    given = library(feel.Definition("fibonacci", fibonacci, ("n", "r")))
    session = given.session(limits=feel.Limits(steps=1000))
    program = given.compile("fibonacci(100, r)", ("r",))
    for unit in (1, 2):
        record = feel.Record({"unit": D(unit)}, "A")
        assert session.evaluate(program, {"r": record}) == D(354224848179261915075) * unit


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, D(1)),
        ("1", D(1)),
        (None, "null"),
        (datetime(2020, 1, 1, 12, tzinfo=UTC), datetime(2020, 1, 1, 13, tzinfo=CET)),
        ([D(1)], [D(2)]),
        ({"a": D(1)}, {"a": D(2)}),
    ],
)  # fmt: skip
def test_results_are_not_mixed_up(one: object, other: object) -> None:
    given = library(feel.Definition("show", "string([x])", ("x",)))
    session, program = given.session(), given.compile("show(x)", ("x",))
    first = session.evaluate(program, {"x": one})
    second = session.evaluate(program, {"x": other})
    assert first != second
    assert session.evaluate(program, {"x": one}) == first
    assert [session.trace(program, {"x": each}).value for each in (one, other)] == [first, second]


def test_declared_types_convert_or_refuse() -> None:
    number = feel.Definition("n", "x + 1", ("x",), True, (types.NUMBER,), types.NUMBER)
    given = library(number, feel.Definition("s", "[n(1)]", result_type=types.NUMBER))
    session = given.session()
    assert session.evaluate(given.compile('[s, n([4]), n("a"), n(null)]')) == [
        D(2),
        D(5),
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "limits", "limit"),
    [
        ("count(for i in 1..100 return i)", feel.Limits(steps=100), "steps"),
        ("f(21)", feel.Limits(call_depth=20), "levels of calls"),
        (
            'string join(for i in 1..9 return "ab")',
            feel.Limits(length=17),
            "characters of a string",
        ),
        ("for i in 1..18 return i", feel.Limits(length=17), "items of a list"),
    ],
)
def test_a_limit_stops_an_evaluation_just_beyond_it(
    text: str, limits: feel.Limits, limit: str
) -> None:
    defined = library(feel.Definition("f", "if n > 1 then f(n - 1) else n", ("n",)))
    program = defined.compile(text)
    with pytest.raises(feel.LimitExceeded) as caught:
        defined.session(limits=limits).evaluate(program)
    assert caught.value.limit == limit
    assert defined.session().evaluate(program) is not None


def test_the_steps_of_one_evaluation_do_not_count_for_the_next() -> None:
    defined = library()
    program = defined.compile("count(for i in 1..60 return i)")
    session = defined.session(limits=feel.Limits(steps=150))
    assert [session.evaluate(program) for _ in range(5)] == [60] * 5


def test_only_arguments_that_are_the_same_share_a_key() -> None:
    assert argument_key([True]) != argument_key([D(1)])
    assert argument_key([D("1.0")]) == argument_key([D(1)])
    assert argument_key([[D(1)]]) is None
    one, other = feel.Record({}, "a"), feel.Record({}, "a")
    assert argument_key([one]) == argument_key([one])
    assert argument_key([one]) != argument_key([other])


@pytest.mark.parametrize(
    "items",
    [
        [D(number) for number in range(20)],
        [*map(str, range(20))],
        [*map(D, range(16)), "a", True, None, date(1998, 5, 15)],
        [*map(D, range(16)), D("1.50"), [D(1)], {"a": D(2)}],
        [D(1), D(2)],
    ],
)
def test_membership_is_the_same_each_time_a_list_is_asked(items: list[feel.Value]) -> None:
    given = library(names=("items",))
    session = given.session({"items": items})
    program = given.compile("list contains(items, x)", ("x",))
    wanted: list[feel.Value] = [*items, D(1), D("1.5"), True, None, "1", "b", [D(1)], {"a": D(2)}]
    first = [any(equal(item, each) is True for item in items) for each in wanted]
    for _ in range(3):
        assert [session.evaluate(program, {"x": each}) for each in wanted] == first
        assert [session.trace(program, {"x": each}).value for each in wanted] == first


def test_a_list_that_is_asked_again_is_not_searched_again() -> None:
    items: list[feel.Value] = [D(number) for number in range(1000)]
    given = library(names=("items",))
    session = given.session({"items": items}, feel.Limits(steps=20_000))
    program = given.compile("count(items[list contains(items, item)])")
    assert session.evaluate(program) == 1000
