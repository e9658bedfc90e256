from __future__ import annotations

from datetime import date

from checker.feel.goals import is_true
from tests.feel.goals.readers import reader, ways

PLOT = {"id": "P", "year": 2001, "area": 5}


def test_what_is_true_needs_nothing() -> None:
    assert ways("1 < 2") == [[]]


def test_of_several_conditions_the_first_that_is_not_met_is_read() -> None:
    text = "count(plots) > 0 and count(surveys) > 0"
    assert ways(text) == [["plots"]]
    assert ways(text, {"plots": [PLOT]}) == [["surveys"]]


def test_any_of_several_will_do() -> None:
    assert ways("count(plots) > 0 or count(surveys) > 0") == [["plots"], ["surveys"]]


def test_a_branch_is_read_for_what_it_gives() -> None:
    text = "if plots[year = 2001][1].area > 3 then true else null"
    assert ways(text) == [["plots area > 3, year = 2001"]]


def test_a_branch_that_cannot_give_what_is_wanted_leads_to_nothing() -> None:
    assert ways("if count(plots) > 0 then false else null") == []


def test_every_item_that_fails_has_to_be_met_in_turn() -> None:
    text = "every y in [2001, 2002] satisfies count(plots[year = y]) > 0"
    assert ways(text, {"plots": [PLOT]}) == [["plots year = 2002"]]


def test_some_item_will_do() -> None:
    text = "some y in [2001, 2002] satisfies count(plots[year = y]) > 0"
    assert ways(text) == [["plots year = 2001"], ["plots year = 2002"]]


def test_a_known_side_is_the_bound_of_the_other() -> None:
    assert ways("7 >= plots[1].area") == [["plots area <= 7"]]
    assert ways("plots[1].area between 3 and 7") == [["plots area >= 3", "plots area <= 7"]]


def test_one_of_some_values() -> None:
    assert ways('words[1].result in ("good", "fair")') == [
        ["words result = good"],
        ["words result = fair"],
    ]


def test_the_opposite_of_a_condition() -> None:
    assert ways("not(plots[1].area > 7)") == [["plots area <= 7"]]


def test_a_day_with_which_today_is_compared_may_come() -> None:
    one = reader()
    assert one.ways('as_of >= @"2001-07-01"', {}, is_true(True)) == []
    assert one.days == {date(2001, 7, 1)}
