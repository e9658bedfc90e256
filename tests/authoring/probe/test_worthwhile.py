from __future__ import annotations

from pathlib import Path

from checker.authoring.probe.bench import Bench
from checker.authoring.probe.probed_cases import ProbedCase, probed_cases
from checker.authoring.probe.worthwhile import Situation, situations, worth_a_probe
from checker.packs import load_compiled


def case(pack: Path, name: str) -> tuple[Bench, ProbedCase]:
    compiled = load_compiled(pack)
    (found,) = [each for each in probed_cases(compiled.pack) if each.name == name]
    return Bench(compiled), found


def test_papers_that_came_after_the_day_are_left_out(water: Path) -> None:
    bench, probed = case(water, "nothing yet")
    assert situations(0, bench.baseline(probed)) == []


def test_papers_in_the_same_situation_are_alike(water: Path) -> None:
    bench, probed = case(water, "both years at the cap")
    found = situations(7, bench.baseline(probed))
    assert [(each.case, each.paper, each.type) for each in found] == [
        (7, n, "well-report") for n in range(4)
    ]
    north_2001, south_2001, north_2002, south_2002 = (each.digest for each in found)
    # The first report of each year is also the one that fulfils the obligation.
    assert north_2001 == south_2002
    assert south_2001 == north_2002
    assert north_2001 != north_2002


def test_a_paper_behind_a_breach_is_not_like_one_that_keeps_the_cap(water: Path) -> None:
    bench, probed = case(water, "just above the cap in both years")
    breach, kept, *_ = situations(0, bench.baseline(probed))
    assert breach.digest != kept.digest


def test_one_of_each_kind_and_the_types_take_turns() -> None:
    found = [
        Situation(0, 0, "a", "2"),
        Situation(1, 0, "a", "1"),
        Situation(2, 0, "a", "1"),
        Situation(3, 0, "b", "3"),
    ]
    assert worth_a_probe(found) == [found[1], found[3], found[0]]
    assert worth_a_probe([]) == []
