from __future__ import annotations

from checker import feel
from checker.feel.goals import KNOWN, Target
from tests.feel.goals.readers import in_words, reader, ways


def test_filters_on_the_way_to_a_list_say_what_is_needed() -> None:
    text = 'count(words[about = "S" and result = "good"][item.part = null]) > 0'
    assert ways(text) == [["words part absent, about = S, result = good"]]


def test_definitions_and_contexts_are_followed_with_their_arguments() -> None:
    text = "{all: plots[year = y], last: sort(all, function(a, b) a.area < b.area)[-1]}.last"
    largest = feel.Definition("largest", text, ("y",))
    assert ways("largest(2001).area <= 5", {}, largest) == [["plots area <= 5, year = 2001"]]


def test_a_value_by_its_name_is_a_field() -> None:
    assert ways('get value(plots[1].parts, "east") > 3') == [["plots parts.east > 3"]]


def test_one_of_several_lists_will_do() -> None:
    assert ways("count(concatenate(plots, surveys)) > 0") == [["plots"], ["surveys"]]


def test_more_items_of_a_list_than_there_are() -> None:
    plots = {"plots": [{"id": "P"}]}
    assert ways("count(plots) >= 2", plots) == [["plots"]]
    assert ways("count(plots) < 1", plots) == []


def test_items_that_are_one_too_many_have_to_drop_out() -> None:
    plots = {"plots": [{"id": "P", "year": 2001}]}
    seen = feel.Definition("seen", "count(surveys[about = p.id]) > 0", ("p",))
    unseen = "plots[not(seen(item))]"
    assert ways(f"count({unseen}) = 0", plots, seen) == [["surveys about = P"]]
    assert ways(f"not(count({unseen}) > 0)", plots, seen) == [["surveys about = P"]]


def test_a_list_that_is_known_elsewhere_cannot_grow() -> None:
    assert ways("count([]) > 0") == []
    assert ways("count(unheard) > 0") == []


def test_a_paper_at_hand_is_named_where_it_lacks_a_field() -> None:
    one = reader()
    record = feel.Record({"id": "P"}, "P")
    found = one.ways("paper.area", {"paper": record}, Target(KNOWN))
    assert [in_words(way) for way in found] == [["P area known"]]


NAMED = "count(plots[year = 2001 and list contains(words[result = 'good'].about, id)]) > 0"


def test_an_item_that_is_there_is_named_by_one_that_comes() -> None:
    plots = {"plots": [{"id": "P", "year": 2001}, {"id": "Q", "year": 2002}]}
    named = NAMED.replace("'", '"')
    assert ["words about = P, result = good"] in ways(named, plots)
    assert not any("about = Q" in words for (words,) in ways(named, plots))


def test_an_item_that_is_not_there_is_named_once_it_has_come() -> None:
    assert ways(NAMED.replace("'", '"')) == [["plots year = 2001"]]


def test_an_element_that_a_field_has_to_hold() -> None:
    assert ways('list contains(plots[1].parts, "east")') == [["plots parts = east"]]


def test_what_calls_itself_without_end_is_read_once() -> None:
    again = feel.Definition("again", "again(n)", ("n",))
    assert ways("again(1) > 0", {}, again) == []
