"""How far changes reach in the small pack: a report late, a cap on what it says was drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.probe.reach import Reach
from checker.packs import load_compiled

REPORTS = "well_reports"


def reach_of(pack: Path) -> Reach:
    return Reach(load_compiled(pack).pack)


def test_a_field_reaches_the_rules_that_mention_it_and_the_list(water: Path) -> None:
    found = reach_of(water).of({(REPORTS, "drawn")})
    assert "within-cap" in found.direct
    assert "yearly-report" not in found.rules


def test_a_paper_that_comes_or_goes_reaches_all_that_read_its_list(water: Path) -> None:
    assert {"within-cap", "yearly-report", "half"} <= reach_of(water).of({(REPORTS, None)}).rules


def test_a_condition_goes_with_its_tranche(water: Path) -> None:
    assert {"half", "half/cap-kept"} <= reach_of(water).of({(REPORTS, "drawn")}).rules


def test_a_field_that_nothing_mentions_reaches_nothing(water: Path) -> None:
    assert reach_of(water).of({(REPORTS, "remark")}).rules == frozenset()


@pytest.mark.parametrize(
    "test", ['get value(report, "dra" + "wn") > 0', "count(get entries(report)) > 0"]
)
def test_a_paper_read_by_names_that_are_computed_is_read_as_a_whole(water: Path, test: str) -> None:
    grants = water / "grants.yaml"
    condition = f"every report in well_reports[item.year = year] satisfies {test}"
    before, after = grants.read_text().split("consequences:")
    tight = f"      - {{id: tight, title: Tight, norm: grant, require: '{condition}'}}\n"
    grants.write_text(f"{before.rstrip()}\n{tight}\nconsequences:{after}")
    reach = reach_of(water)
    assert "half/tight" in reach.of({(REPORTS, "remark")}).rules
    assert reach.fields({"half/tight"}, [REPORTS])[REPORTS] is None


def test_definitions_are_outdated_with_the_lists_that_they_read(water: Path) -> None:
    reach = reach_of(water)
    assert REPORTS in reach.outdated([REPORTS])
    assert len(reach.outdated([REPORTS])) > 1
    assert reach.outdated(["wells"]) != reach.outdated([REPORTS])
