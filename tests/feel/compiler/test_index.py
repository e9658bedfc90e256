"""An index of a list finds exactly what FEEL's own equality finds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.feel.compiler.index import Equalities, ListIndex, equalities
from checker.feel.values.operations import equal

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([Decimal(0), Decimal("0.00"), Decimal(1), Decimal("1.0"), "0", "1", ""]),
    st.sampled_from([date(1998, 1, 1), datetime(1998, 1, 1, tzinfo=UTC), time(1)]),
    st.sampled_from([[Decimal(1)], {"a": None}]),
)
ITEMS = st.lists(st.fixed_dictionaries({}, optional={"f": VALUES, "g": VALUES}), max_size=20)


def asked(*fields: str, bound: bool = False, names: frozenset[str] = frozenset()) -> Equalities:
    return equalities(fields, (bound,) * len(fields), names)


@given(ITEMS, st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=12))
def test_items_are_found_as_by_looking_at_each(
    items: list[dict[str, Any]], questions: list[tuple[Any, Any]]
) -> None:
    index = ListIndex(items)
    for values in questions:
        found = index.find(asked("f", "g"), values)
        searched = [
            item
            for item in items
            if equal(item.get("f"), values[0]) is True and equal(item.get("g"), values[1]) is True
        ]
        if found is not None:
            assert [id(item) for item in found] == [id(item) for item in searched]


def test_only_values_of_simple_types_are_looked_up() -> None:
    index = ListIndex([{"f": time(1)}, {"f": [Decimal(1)]}])
    assert index.find(asked("f"), (time(1),)) is None
    assert index.find(asked("f"), ([Decimal(1)],)) is None
    assert index.find(asked("f"), (Decimal(1),)) == []


def test_true_is_not_one() -> None:
    items = [{"f": True}, {"f": Decimal(1)}, {"f": "1"}]
    index = ListIndex(items)
    for _ in range(2):
        assert index.find(asked("f"), (True,)) == items[:1]
        assert index.find(asked("f"), (Decimal(1),)) == items[1:2]
        assert index.find(asked("f"), ("1",)) == items[2:]


def test_a_missing_key_is_null() -> None:
    items: list[Any] = [{"g": "x"}, {"f": None}, {"f": "x"}]
    assert ListIndex(items).find(asked("f"), (None,)) == items[:2]


def test_nothing_is_said_where_an_item_could_mean_something_else() -> None:
    items = [{"f": "x"}, {"f": "x", "year": Decimal(1)}]
    assert ListIndex([*items, "x"]).find(asked("f"), ("x",)) is None
    hidden = asked("f", names=frozenset({"year"}))
    assert ListIndex(items).find(hidden, ("x",)) is None
    assert ListIndex(items[:1]).find(hidden, ("x",)) == items[:1]
    assert ListIndex(items).find(asked("year", bound=True), (Decimal(1),)) is None
    assert ListIndex(items).find(asked("f", bound=True), ("x",)) == items
