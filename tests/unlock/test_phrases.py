from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.unlock import DayRange, Interval, Step
from checker.unlock.phrases import bound_words, limits_of, paper_words, sender_words
from tests.unlock.plots import world

D = Decimal


def step(sender: str = "farm", **fields: Any) -> Step:
    envelope = {"type": "promise", "id": "P", "submitted_by": sender, "received_on": "2002-01-01"}
    return Step({**envelope, **fields}, "farm", None, ())


def test_a_paper_is_its_title_with_what_it_has_to_say(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    assert paper_words(pack, step(given_on="2002-01-01", actions=["a", "b"])) == (
        "Promise: given on 2002-01-01, actions a, b"
    )
    assert paper_words(pack, step()) == "Promise"
    assert (sender_words(pack, step()), sender_words(pack, step("Green"))) == ("a farm", "Green")


def test_a_paper_that_ends_a_contradiction_says_which_side_it_takes(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    settling = replace(step(supersedes=["P1", "P2"], ceiling=D(3)), adds=(), base="P2")
    assert paper_words(pack, settling) == "Promise that supersedes P1, P2: what P2 says"


@pytest.mark.parametrize(
    ("least", "most", "is_fact", "words"),
    [
        (None, D("47.6"), True, "if area east is at most 47.6 ha"),
        (D(5), D(5), False, "with area east of exactly 5 ha"),
        (D(1000), None, False, "with area east of at least 1,000 ha"),
        (D(1), D(2), True, "if area east is at least 1 ha and at most 2 ha"),
        (None, None, False, None),
    ],
)
def test_bounds_of_facts_are_conditions_and_of_acts_what_they_say(
    least: Decimal | None, most: Decimal | None, is_fact: bool, words: str | None
) -> None:
    assert bound_words(Interval("area.east", least, most, "ha", is_fact)) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2002, 3, 1), None, "given on 2002-03-01 or later"),
        (None, date(2002, 3, 1), "given on 2002-03-01 or earlier"),
        (date(2002, 3, 1), date(2002, 3, 9), "given on 2002-03-01 to 2002-03-09"),
    ],
)
def test_bounds_of_dates_stand_for_the_dates(
    tmp_path: Path, first: date | None, last: date | None, words: str
) -> None:
    bound = replace(step(given_on="2002-03-01"), days=(DayRange("given_on", first, last),))
    assert limits_of(bound) == [words]
    assert paper_words(world(tmp_path).load([]).compiled.pack, bound) == "Promise"


def test_truth_is_told_in_words(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    assert paper_words(pack, step(kept=True, late=False)) == "Promise: kept yes, late no"


def test_a_new_version_is_told_by_what_it_adds(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    said = step(supersedes="P-1", year=2001, ceiling=5, actions=[])
    assert paper_words(pack, replace(said, adds=("id", "supersedes", "actions"))) == (
        "Promise, new version of P-1: actions none"
    )


def test_a_new_version_names_the_figures_that_it_adds(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    said = replace(step(supersedes="P-1", area={"east": 0}), adds=("supersedes", "area"))
    free = replace(said, intervals=(Interval("area.east", None, None, "ha", True),))
    assert paper_words(pack, free) == "Promise, new version of P-1: area east"
    bound = replace(said, intervals=(Interval("area.east", None, D(5), "ha", True),))
    assert paper_words(pack, bound) == "Promise, new version of P-1"
