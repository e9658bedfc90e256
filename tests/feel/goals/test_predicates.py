from __future__ import annotations

from tests.feel.goals.readers import ways

PLOT = {"plots": [{"id": "P", "year": 2001, "area": 5}]}


def needed(predicate: str, papers: object = None) -> list[list[str]]:
    return ways(f"count(words[{predicate}]) > 0", PLOT if papers is None else {})


def test_comparisons_of_fields_with_what_is_known() -> None:
    assert needed("year >= 2001 and 5 > item.area") == [["words year >= 2001, area < 5"]]
    assert needed("year = plots[1].year") == [["words year = 2001"]]


def test_null_is_what_has_to_be_absent_or_known() -> None:
    assert needed("part = null and area != null") == [["words part absent, area known"]]


def test_the_newest_is_chosen_and_not_asked_for() -> None:
    text = "{all: words[year = 2001], newest: max(all.given), found: all[given = newest]}.found"
    assert ways(f"count({text}) > 0") == [["words year = 2001"]]


def test_the_id_of_a_paper_that_is_not_there_asks_for_both() -> None:
    text = "count(words[about = plots[year = 2002][1].id]) > 0"
    assert ways(text, PLOT) == [["words about of plots year = 2002"]]


def test_one_of_some_ids_or_of_one_to_come() -> None:
    found = needed("list contains(plots[year = 2001].id, about)")
    assert ["words about = P"] in found
    assert ["words about of plots id known, year = 2001"] in found


def test_alternatives_in_a_filter_are_ways_of_their_own() -> None:
    assert needed('result = "good" or area > 3') == [["words result = good"], ["words area > 3"]]
    assert needed("not(area > 3)") == [["words area <= 3"]]


def test_a_branch_that_does_not_depend_on_the_item() -> None:
    assert needed("if plots[1].area = 5 then year = 1 else year = 2") == [["words year = 1"]]


def test_a_condition_on_other_papers_that_fails_lets_no_item_pass() -> None:
    assert needed("year = 1 and plots[1].area = 6") == []


def test_two_values_for_one_field_are_impossible() -> None:
    assert needed("year = 1 and year = 2") == []


def test_what_cannot_be_read_stays_open() -> None:
    assert needed('year = 1 and contains(result, "x")') == [["words year = 1"]]
