from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from checker.feel.goals import Target, Want
from checker.unlock.drafts import Draft, alike, completed, signature, skeleton, value_at, with_value

DAY = date(2001, 6, 30)


def draft(name: str = "P", ceiling: int = 5, is_fact: bool = False, **fields: Any) -> Draft:
    whole = {"type": "promise", "id": name, "received_on": DAY, "year": Decimal(2001)}
    wants = (
        Want(("year",), Target("=", Decimal(2001))),
        Want(("ceiling",), Target("<=", Decimal(ceiling))),
    )
    return Draft(
        "promise",
        {**whole, "ceiling": Decimal(ceiling), **fields},
        wants,
        "farm",
        ("f",),
        is_fact=is_fact,
    )


def test_papers_that_differ_in_id_day_and_free_figures_are_alike() -> None:
    other = draft("Q", 7, received_on=date(2002, 1, 1))
    assert alike([draft()]) == alike([other])
    assert alike([draft()]) != alike([draft(part="north")])


def test_the_bound_of_an_act_tells_it_from_another_and_that_of_a_fact_does_not() -> None:
    assert signature([draft(ceiling=5)]) != signature([draft(ceiling=7)])
    one, other = draft(ceiling=5, is_fact=True), draft(ceiling=7, is_fact=True)
    assert signature([one]) == signature([other])


def test_the_order_of_papers_does_not_matter() -> None:
    a, b = draft(), draft(part="north")
    assert signature([a, b]) == signature([b, a])
    assert skeleton((a, replace(b, role="board"))) == skeleton((replace(a, role="board"), b))


def test_values_at_paths() -> None:
    paper = {"area": {"east": 3}}
    assert (value_at(paper, ("area", "east")), value_at(paper, ("area", "west"))) == (3, None)
    assert with_value(paper, ("area", "west"), 4) == {"area": {"east": 3, "west": 4}}
    assert with_value({}, ("area", "west"), 4) == {"area": {"west": 4}}
    assert paper == {"area": {"east": 3}}


def test_what_is_left_out_is_completed_and_what_is_said_stays() -> None:
    paper = {"year": 1, "area": {"east": 3, "west": None}}
    other = {"year": 2, "area": {"east": 5, "west": 6, "north": 7}, "part": "a"}
    assert completed(paper, other) == {
        "year": 1,
        "area": {"east": 3, "west": 6, "north": 7},
        "part": "a",
    }
    assert paper == {"year": 1, "area": {"east": 3, "west": None}}
