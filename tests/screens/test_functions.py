from __future__ import annotations

import pytest

from checker.feel import nodes, parse
from checker.screens.functions import as_one_list, in_order, single
from checker.screens.lists import Column, Items, Paper, PaperList, Papers
from checker.screens.values import Digits, Kind, UntranslatableError, literal

SIZE = Digits(5, 2)
COLUMNS = {
    "year": Column(Kind.NUMBER, SIZE, is_required=True),
    "size": Column(Kind.NUMBER, SIZE),
    "done": Column(Kind.TRUTH, is_required=True),
}
NOTES = Paper(Papers("note", "notes", COLUMNS), "p")
UPWARDS = "function(a, b) a < b"


def _order(text: str) -> nodes.Expression:
    return parse(text, ())


def _values(field: str) -> PaperList:
    return PaperList(NOTES, NOTES.field(field))


@pytest.mark.parametrize("order", [UPWARDS, "function(a, b) a > b"])
def test_values_that_are_all_known_can_be_sorted(order: str) -> None:
    assert in_order(_values("year"), _order(order)) == _values("year")


@pytest.mark.parametrize(
    ("source", "order"),
    [
        pytest.param(_values("size"), UPWARDS, id="one may be missing"),
        pytest.param(_values("done"), UPWARDS, id="neither true nor false is less"),
        pytest.param(PaperList(NOTES, NOTES), UPWARDS, id="papers"),
        pytest.param(_values("year"), "function(a, b) b < b", id="no order"),
        pytest.param(_values("year"), "function(a, b) a.x < b.x", id="an order of something else"),
        pytest.param(Items((literal(True),)), UPWARDS, id="a list that is written out"),
    ],
)
def test_what_feel_may_be_unable_to_sort_has_no_equal(source: PaperList, order: str) -> None:
    with pytest.raises(UntranslatableError, match="need not have an order"):
        in_order(source, _order(order))


def test_no_papers_are_in_order() -> None:
    none = Paper(Papers("note", "notes", COLUMNS, is_empty=True), "p")
    assert in_order(PaperList(none, none), _order("function(a, b) a.x < b.x")).paper == none


def test_arguments_one_by_one_are_a_list() -> None:
    one, other = literal(True), literal("a")
    assert as_one_list("min", (one, other)) == (Items((one, other)),)
    assert as_one_list("min", (Items((one,)),)) == (Items((one,)),)
    assert as_one_list("not", (one,)) == (one,)


def test_a_list_is_not_a_single_value() -> None:
    with pytest.raises(UntranslatableError, match="a single value"):
        single(_values("year"))
