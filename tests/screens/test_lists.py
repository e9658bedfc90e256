from __future__ import annotations

from decimal import Decimal

import pytest

from checker.screens import lists
from checker.screens.lists import Column, Items, Paper, PaperList, Papers
from checker.screens.values import Digits, Kind, UntranslatableError, literal
from tests.screens.test_values import value

PAPERS = Papers("note", "notes", {"size": Column(Kind.NUMBER, Digits(5, 2)), "odd": Column(None)})
NOTES = PaperList(Paper(PAPERS, "p"), Paper(PAPERS, "p"))
THREE = Items(tuple(literal(Decimal(number)) for number in ("2", "-1.5", "3")))


def test_lists_that_are_written_out() -> None:
    assert value(lists.total(THREE, empty=None)) == Decimal("3.5")
    assert value(lists.extreme(THREE, "min")) == Decimal("-1.5")
    assert value(lists.extreme(THREE, "max")) == 3
    assert value(lists.count(THREE, needs_papers=True)) == 3


def test_a_sum_has_room_for_very_many_items() -> None:
    sizes = PaperList(NOTES.paper, NOTES.paper.field("size"))
    assert lists.total(sizes, empty=None).digits == Digits(15, 2)


def test_only_values_are_worked_out() -> None:
    with pytest.raises(UntranslatableError, match="`odd`"):
        NOTES.paper.field("odd")
    with pytest.raises(UntranslatableError, match="not a number"):
        lists.total(NOTES, empty=None)
    with pytest.raises(UntranslatableError, match="true or false"):
        NOTES.filtered(NOTES.paper.field("size"))


def test_the_same_query_is_written_for_spark() -> None:
    sizes = PaperList(NOTES.paper, NOTES.paper.field("size"))
    query = lists.extreme(sizes, "max").sql.sql("spark")
    assert "MAX(`p`.`size`)" in query
    assert "BOOL_OR" in query
