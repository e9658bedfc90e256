from __future__ import annotations

from datetime import date
from pathlib import Path

from checker.pipeline import load
from checker.reports.calendar.due_dates import DueState
from checker.unlock import unlock as unlock_case
from checker.unlock.agenda import due_items
from tests.evaluation.world import World
from tests.unlock.plots import judgement, planting, survey, unlock, world


def items(given: World, as_of: str, *papers: dict[str, object]) -> list[tuple[object, ...]]:
    pack = given.load([]).compiled.pack
    found = due_items([unlock(given, papers, as_of)], pack, date.fromisoformat(as_of))
    return [(str(each.due), each.state, each.days_left, each.bearer, each.title) for each in found]


def test_each_paper_is_due_on_the_first_day_of_payment(tmp_path: Path) -> None:
    tranche = "for Grant (year 2001)"
    said = {
        "a farm": "Planting: plot to be stated, year 2001, if area is at most 90 ha",
        "the office": "Survey: year 2001",
        "the board": "Judgement: about survey-2001, result good, by board",
    }
    assert items(world(tmp_path), "2001-12-30", survey()) == [
        ("2002-01-01", DueState.PENDING, 2, sender, f"{paper}, {tranche}")
        for sender, paper in said.items()
    ]


def test_what_is_payable_or_blocked_waits_for_nothing(tmp_path: Path) -> None:
    given = world(tmp_path)
    assert items(given, "2002-02-10", planting(), survey(), judgement()) == []
    assert items(given, "2002-02-10", planting(), survey(), judgement("bad")) == []


def test_the_day_after_which_a_way_is_lost_is_an_item(tmp_path: Path) -> None:
    loaded = load(Path(__file__).parents[2] / "samples" / "halon-1998")
    day = date(1998, 5, 20)
    *_, last = due_items(unlock_case(loaded, day, "1998/3"), loaded.compiled.pack, day)
    assert (last.finding, last.due) == ("tranche-3/1998/until", date(1998, 8, 14))
    assert last.title == "Third deposit (year 1998): last day on which these papers are enough"
