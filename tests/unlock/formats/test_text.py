from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.reports import Style
from checker.unlock import Prospect
from checker.unlock.formats import render
from tests.evaluation.world import World
from tests.unlock.plots import judgement, planting, survey, unlock, world


def shown(given: World, *papers: dict[str, object], as_of: str = "2002-02-10") -> list[str]:
    prospects: list[Prospect] = [unlock(given, papers, as_of)]
    text = render(prospects, given.load([]).compiled.pack, "text", Style(width=80, colour=False))
    return text.splitlines()


def test_papers_with_their_senders_days_and_bounds(tmp_path: Path) -> None:
    assert shown(world(tmp_path), survey(), as_of="2001-12-01") == [
        "Grant (year 2001): USD 1,000.00 payable with 3 papers",
        "  Way 1 of 1, from 2002-01-01 on:",
        "    - Planting: plot to be stated, year 2001 (from a farm), not before",
        "      2002-01-01, if area is at most 90 ha",
        "    - Survey: year 2001 (from the office), not before 2002-01-01",
        "    - Judgement: about survey-2001, result good, by board (from the board), not",
        "      before 2002-01-01",
    ]


def test_the_figure_of_an_act_is_what_it_has_to_say(tmp_path: Path) -> None:
    lines = shown(world(tmp_path), planting(area=95), survey(), judgement())
    assert "with ceiling of at most 5 ha" in " ".join(line.strip() for line in lines)


def test_bounds_that_figures_share_are_told_to_be_shared(tmp_path: Path) -> None:
    given = world(tmp_path)
    found = unlock(given, [planting(area=95), survey(), judgement()], "2002-02-10")
    shared = replace(found, ways=tuple(replace(way, is_joint=True) for way in found.ways))
    pack = given.load([]).compiled.pack
    line = "    Not all of these figures can be at their bounds at once.\n"
    style = Style(width=80, colour=False)
    assert line in render([shared], pack, "text", style)
    assert line not in render([found], pack, "text", style)


def test_what_stands_against_it_and_who_could_decide_otherwise(tmp_path: Path) -> None:
    assert shown(world(tmp_path), planting(), survey(), judgement("bad")) == [
        "Grant (year 2001): USD 1,000.00 no paper that could come was found to make it",
        "payable",
        "  Stands against it: grant/surveyed/2001",
        "    Could decide otherwise: the board",
    ]


def test_what_is_payable_and_what_is_not_there(tmp_path: Path) -> None:
    given = world(tmp_path)
    assert shown(given, planting(), survey(), judgement()) == [
        "Grant (year 2001): USD 1,000.00 payable now"
    ]
    pack = given.load([]).compiled.pack
    assert render([], pack, "text", Style(width=80, colour=False)) == (
        "There is no tranche here that is not paid.\n"
    )
