from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from checker.authoring.diff.cases import ComparedCase
from checker.authoring.diff.judging import Versions, change_of, versions_of

Edit = Callable[[str, str, str], None]
CAPS = ("wells.yaml", "north: {2001: 100,", "north: {2001: 99,")


def edited(edit: Edit, change: tuple[str, str, str], with_tests: bool = True) -> Versions:
    """The pack before and after a change of its files."""
    shutil.copytree(".", "../old")
    edit(*change)
    return versions_of("../old/rules/water", "rules/water", with_tests)


def cases(versions: Versions) -> list[ComparedCase]:
    return [
        ComparedCase(test.name, "water", test=number) for number, test in enumerate(versions.tests)
    ]


@pytest.mark.parametrize(
    "change",
    [
        CAPS,
        ("wells.yaml", "{2001: 100, 2002: 90.5}", "{2001: 100.01, 2002: 90.51}"),
        (
            "wells.yaml",
            "    unit: m3\n    values",
            "    unit: m3\n    amended_by: [warden]\n    values",
        ),
        ("wells.yaml", "at_most: cap", "below: cap"),
        ("wells.yaml", "date(of_year + 1, 1, 31)", "date(of_year + 1, 2, 1)"),
        (
            "wells.yaml",
            "    bearer: warden\n    for_each: {of",
            "    bearer: council\n    for_each: {of",
        ),
        ("wells.yaml", 'value: "[2001, 2002]"', 'value: "[2002]"'),
        ("wells.yaml", "title: Report of the year", "title: Report"),
        ("grants.yaml", "0.5 * 1000", "0.6 * 1000"),
        ("grants.yaml", "<= cap(well, year)", "< cap(well, year)"),
        ("grants.yaml", "second.year > first.year", "second.year != first.year"),
        ("grants.yaml", "{penalty: closure,", "{hold: closure,"),
        ("pack.yaml", "currency: USD", "currency: CNY"),
    ],
)
def test_judging_within_the_reach_tells_the_same_as_judging_everything(
    water: Path, edit: Edit, change: tuple[str, str, str]
) -> None:
    versions = edited(edit, change)
    whole = replace(versions, reach=None)
    for case in cases(versions):
        assert change_of(versions, case) == change_of(whole, case), case.name


def test_a_change_reaches_the_rules_that_use_it_and_nothing_else(water: Path, edit: Edit) -> None:
    reach = edited(edit, CAPS).reach
    assert reach is not None
    assert reach.rules == {"within-cap", "half", "half/cap-kept"}
    assert reach.consequences == frozenset()
    assert reach.tables


def test_what_decides_nothing_reaches_nothing(water: Path, edit: Edit) -> None:
    versions = edited(edit, ("pack.yaml", 'version: "1.0.0"', 'version: "1.0.1"'))
    assert versions.differ
    assert versions.reach is not None
    assert not versions.reach.rules
    assert [change_of(versions, case) for case in cases(versions)] == [None] * 4


@pytest.mark.parametrize(
    "change",
    [
        ("pack.yaml", "waiver_authorities: [council]", "waiver_authorities: [warden]"),
        ("norms.yaml", "The warden reports every year", "The warden reports each year"),
        ("wells.yaml", "id: yearly-report", "id: annual-report"),
        (
            "wells.yaml",
            "    at_most: cap(well, year)\n",
            "    at_most: cap(well, year)\n    waivable: true\n",
        ),
    ],
)
def test_the_reach_is_not_known_where_the_change_may_bear_on_everything(
    water: Path, edit: Edit, change: tuple[str, str, str]
) -> None:
    assert edited(edit, change, with_tests=False).reach is None


def test_papers_that_contradict_each_other_have_everything_judged(water: Path, edit: Edit) -> None:
    """In the world where the other paper is taken, the new cap is broken and the old one is not."""
    (water / "tests" / "more.yaml").write_text(CONTRADICTED)
    versions = edited(edit, ("wells.yaml", "north: {2001: 100,", "north: {2001: 40,"))
    whole = replace(versions, reach=None)
    found = [change_of(versions, case) for case in cases(versions)]
    assert found == [change_of(whole, case) for case in cases(versions)]


CONTRADICTED = """\
base: two-years
cases:
  - case: two reports on one year
    as_of: 2003-03-01
    given:
      add:
        - {type: well-report, id: other, submitted_by: warden, received_on: 2002-01-15, well: north,
           year: 2001, drawn: 50}
    expect:
      findings: {within-cap/north/2001: undetermined}
"""
