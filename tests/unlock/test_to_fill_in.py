"""Papers to fill in: what is fixed of them, and never what somebody has to state."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.model.pack import Pack
from checker.model.verdict import Amount
from checker.unlock import DayRange, Interval, Outlook, Prospect, Step, WayToPay, unlock
from checker.unlock.to_fill_in import to_fill_in
from checker.unlock.witnesses import TO_BE_STATED
from tests.unlock.plots import GRANT, judgement, planting, survey, world

PROMISE = {"type": "promise", "id": "p", "submitted_by": "farm", "year": 2001}
DAY = "2002-02-01"


def fixed(pack: Pack, *steps: Step) -> list[dict[str, Any]]:
    ways = (WayToPay((step,), date(2002, 2, 1), None, Amount(value=Decimal(1))) for step in steps)
    prospects = [Prospect(GRANT, Outlook.UNLOCKABLE, (way,)) for way in ways]
    return [each for _, each in to_fill_in(prospects, pack)]


def test_what_somebody_has_to_state_is_left_out(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    document = {**PROMISE, "received_on": DAY, "given_on": DAY, "ceiling": 5}
    document |= {"actions": [TO_BE_STATED], "why": {"note": TO_BE_STATED, "area": 4, "plot": "A"}}
    figures = tuple(Interval(name, None, None, None, True) for name in ("ceiling", "why.area"))
    step = Step(document, "farm", None, (), figures, days=(DayRange("given_on", None, None),))
    assert fixed(pack, step, step) == [{**PROMISE, "why": {"plot": "A"}}]


def test_of_facts_only_what_they_are_about_is_fixed(tmp_path: Path) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    about = {"type": "survey", "id": "s", "submitted_by": "office", "year": 2001}
    step = Step({**about, "area": 60, "received_on": DAY}, "office", None, ())
    assert fixed(pack, step) == [about]


def test_each_paper_of_the_first_way_is_filled_in_once(tmp_path: Path) -> None:
    loaded = world(tmp_path).load([planting(area=95), survey(), judgement()])
    prospects = unlock(loaded, date(2002, 2, 10))
    found = to_fill_in([*prospects, *prospects], loaded.compiled.pack)
    wanted = {str(step.document["id"]) for one in prospects for step in one.ways[0].steps}
    assert {each["id"] for _, each in found} == wanted
    assert len(found) == len(wanted)
