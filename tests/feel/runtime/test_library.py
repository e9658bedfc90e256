from __future__ import annotations

from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import feel

D = Decimal
CET = timezone(timedelta(hours=1))


def library(*definitions: feel.Definition, names: tuple[str, ...] = ()) -> feel.Library:
    return feel.Library(definitions, names)


def test_evaluate_takes_plain_python_values() -> None:
    assert feel.evaluate("sum(x)", {"x": [1, 2]}) == D(3)
    assert feel.evaluate("order.net price * 2", {"order": {"net price": 4}}) == D(8)


def test_evaluate_refuses_floats() -> None:
    with pytest.raises(feel.FeelValueError, match="x: float"):
        feel.evaluate("x", {"x": 0.1})


def test_numbers_do_not_depend_on_the_context_of_the_thread() -> None:
    assert feel.evaluate("1 / 3 * 3 + 1e-30") == D("1.000000000000000000000000000001")
    assert str(feel.evaluate("1/3")) == "0." + "3" * 34


def test_definitions_may_refer_to_one_another_in_any_order() -> None:
    given = library(
        feel.Definition("total", "double(base) + extra"),
        feel.Definition("double", "2 * n", ("n",)),
        feel.Definition("base", "21"),
        names=("extra",),
    )
    session = given.session({"extra": D(1)})
    assert session.evaluate(given.compile("total")) == D(43)
    assert session.evaluate(given.compile("double(n: 3)")) == D(6)
    assert session.evaluate(given.compile("double(3, 4)")) is None
    assert session.evaluate(given.compile("double(m: 3)")) is None


def test_names_hide_one_another_from_the_inside_out() -> None:
    given = library(feel.Definition("sum", "1"), feel.Definition("x", "2"), names=("x", "y"))
    session = given.session({"x": D(10), "y": D(20)})
    assert session.evaluate(given.compile("[sum, x, y]")) == [D(1), D(2), D(20)]
    assert session.evaluate(given.compile("[x, y]", ("x",)), {"x": D(5)}) == [D(5), D(20)]
    assert session.evaluate(given.compile("for x in [7] return x", ("x",)), {"x": D(5)}) == [D(7)]


def test_all_mistakes_of_all_definitions_are_reported_at_once() -> None:
    with pytest.raises(feel.LibraryError) as caught:
        library(
            feel.Definition("a", "1 +"),
            feel.Definition("b", "2"),
            feel.Definition("c", "(1"),
            feel.Definition("b", "3"),
        )
    found = [(problem.definition, problem.column) for problem in caught.value.problems]
    assert found == [("a", 4), ("c", 3), ("b", 1)]


def test_records_of_the_same_content_are_cited_apart() -> None:
    given = library(feel.Definition("size_of", "r.size", ("r",)))
    session, program = given.session(), given.compile("size_of(r)", ("r",))
    for origin in ("A", "B"):
        record = feel.Record({"size": D(1)}, origin)
        reads = session.trace(program, {"r": record}).reads
        assert [read.origin for read in reads] == [origin]


def test_programs_are_compiled_once() -> None:
    given = library()
    assert given.compile("1 + x", ("x",)) is given.compile("1 + x", ("x",))
    assert given.compile("1 + x", ("x",)) is not given.compile("1 + x", ())


def test_unary_tests_take_the_value_under_test() -> None:
    given = library()
    session = given.session()
    for text, expected in (
        ("-", True), ("1, 5", True), ("< 5", False), ("not(5)", False), ("not(null)", True),
        ("? > 4 and ? < limit", True), ("[1..limit)", True), ('"a"', None), ("not(\"a\")", None),
    ):  # fmt: skip
        program = given.compile_unary_tests(text, ("limit",))
        assert session.evaluate(program, {"?": D(5), "limit": D(9)}) is expected, text


def test_functions_are_values_and_keep_what_is_around_them() -> None:
    given = library(feel.Definition("adder", "function(x) x + n", ("n",)))
    session = given.session()
    assert session.evaluate(given.compile("adder(1)(2) + adder(10)(20)")) == D(33)
    assert session.evaluate(
        given.compile("for f in [adder, abs] return f(-1) instance of number")
    ) == [
        False,
        True,
    ]


def test_partial_results_do_not_change_after_the_fact() -> None:
    assert feel.evaluate("for i in 1..3 return partial") == [[], [[]], [[], [[]]]]
    later = "for f in (for i in 1..3 return function() count(partial)) return f()"
    assert feel.evaluate(later) == [D(0), D(1), D(2)]
    assert feel.evaluate("for i in 1..4 return i + sum(partial[item > 1])")[3] is None
    assert feel.evaluate("for i in 1..4 return count(partial)") == [D(0), D(1), D(2), D(3)]


DEEP = "if x > {0} then [for y in 1..2 return y + x][{1} = {1}][1][1] else {2}"


def test_deep_blocks_are_split_into_functions() -> None:
    text = "0"
    for depth in range(60):
        text = DEEP.format(depth, 1, text)
    assert feel.evaluate(text, {"x": 30}) == D(31)
    loops = "for i in 1..1 return " * 40 + "i"
    found = feel.evaluate(loops)
    for _ in range(40):
        (found,) = found
    assert found == D(1)


FIELDS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 2).map(Decimal),
    st.sampled_from(["a", "b", "1"]),
    st.just([Decimal(1)]),
)
ITEMS = st.lists(
    st.fixed_dictionaries({}, optional={"f": FIELDS, "g": FIELDS, "v": FIELDS}),
    min_size=20,
    max_size=30,
)
FILTERS = (
    "f = v",
    "v = f",
    "f = v and g = 1",
    "g = null and f = v",
    "f = x and g = v",
    "f = v and v = f",
)


@given(ITEMS, FIELDS, FIELDS, st.sampled_from(FILTERS))
def test_an_index_finds_what_a_search_finds(
    items: list[feel.Value], v: feel.Value, x: feel.Value, predicate: str
) -> None:
    values = {"x": x, "v": v}
    indexed = library(names=("items",))
    session = indexed.session({"items": items})
    program = indexed.compile(f"items[{predicate}]", tuple(values))
    searched = (
        library()
        .session()
        .evaluate(
            library().compile(f"items[{predicate}]", ("items", *values)), {"items": items, **values}
        )
    )
    for _ in range(8):
        found = session.evaluate(program, values)
        assert [id(item) for item in found] == [id(item) for item in searched]
    traced = session.trace(program, values).value
    assert [id(item) for item in traced] == [id(item) for item in searched]


def test_many_look_ups_in_a_long_list_are_quick() -> None:
    items = [{"key": D(number), "value": D(number)} for number in range(20_000)]
    given = library(names=("items",))
    session = given.session({"items": items}, feel.Limits(steps=500_000))
    program = given.compile("sum(for k in 1..10000 return items[key = k].value[1])")
    assert session.evaluate(program) == D(50_005_000)
