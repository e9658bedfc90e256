from __future__ import annotations

import pytest

from tests.feel.goals.readers import ways

PLOTS = {"plots": [{"id": "P", "year": 2001, "area": 30}, {"id": "Q", "year": 2002}]}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("plots[1].area + 2 <= 7", "plots area <= 5"),
        ("10 - plots[1].area <= 7", "plots area >= 3"),
        ("plots[1].area - 3 > 4", "plots area > 7"),
        ("2 * plots[1].area < 7", "plots area < 3.5"),
        ("plots[1].area / 4 <= 2", "plots area <= 8"),
        ("-plots[1].area <= -3", "plots area >= 3"),
        ("max([0, plots[1].area]) <= 4", "plots area <= 4"),
        ("min([9, plots[1].area]) >= 4", "plots area >= 4"),
    ],
)
def test_arithmetic_is_inverted(text: str, wanted: str) -> None:
    assert [wanted] in ways(text)


def test_the_only_term_that_is_not_known_takes_what_the_others_leave() -> None:
    text = "sum(for y in [2001, 2002] return plots[year = y][1].area) <= 50"
    assert ways(text, PLOTS) == [["plots area <= 20, year = 2002"]]


def test_several_terms_that_are_not_known_are_needed_together() -> None:
    text = "sum(for y in 2001..2003 return plots[year = y][1].area) <= 50"
    assert ways(text, PLOTS) == [["plots area known, year = 2002", "plots area known, year = 2003"]]


def test_one_term_of_a_known_sum_takes_the_whole_difference() -> None:
    text = "sum([plots[year = 2001][1].area, 40]) <= 50"
    assert ways(text, PLOTS) == [["plots area <= 10, year = 2001"]]


def test_a_sum_of_what_is_there_grows_by_one_more() -> None:
    text = "10 - sum(plots[year = 2001].area) <= -25"
    assert ways(text, PLOTS) == [["plots area >= 5, year = 2001"]]


def test_unknown_values_that_are_left_out_may_become_known() -> None:
    text = "max([surveys[1].area, plots[1].area][item != null]) >= 40"
    assert ways(text, PLOTS) == [["surveys area >= 40"], ["plots area >= 40"]]


def test_fields_of_one_item_share_what_their_sum_may_be() -> None:
    plots = {"plots": [{"id": "P", "year": 1, "parts": {"east": 80, "west": 90}}]}
    parts = "plots[year = 1][1].parts"
    both = ["plots parts.east <= 50, year = 1, parts.west <= 50"]
    assert both in ways(f"{parts}.east + {parts}.west <= 100", plots)
    assert both in ways(f"sum([{parts}.east, {parts}.west]) <= 100", plots)
