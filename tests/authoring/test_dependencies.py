from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.dependencies import Dependencies, dependencies
from checker.authoring.testing.suite_file import Expected
from checker.model.pack import Pack
from checker.packs import load_compiled

ALL = {"within-cap", "yearly-report", "half", "half/cap-kept", "close"}

ASIDE = """checks:
  - id: late-paper
    title: A report that came late
    norm: report
    for_each: {report: well_reports}
    applies: report.drawn > 0
    require: report.drawn > 0
    sets_aside: true
"""


@pytest.fixture
def pack(water: Path) -> Pack:
    return load_compiled(water).pack


@pytest.fixture
def found(pack: Pack) -> Dependencies:
    return dependencies(pack)


def test_a_table_affects_the_rules_that_use_it_and_their_tranches(
    pack: Pack, found: Dependencies
) -> None:
    affected = found.affected_by(pack.topic.tables[0])
    assert affected.direct == {"within-cap", "half/cap-kept"}
    assert affected.rules == {"within-cap", "half", "half/cap-kept"}
    assert affected.names == {"cap"}


def test_a_rule_affects_itself_alone(pack: Pack, found: Dependencies) -> None:
    affected = found.affected_by(pack.topic.obligations[0])
    assert affected.direct == {"yearly-report"}
    assert not affected.names


@pytest.mark.parametrize(
    ("expected", "needed"),
    [
        ({"findings": {"yearly-report/2001": "satisfied"}}, {"yearly-report"}),
        ({"tranches": {"half/2001": "eligible"}}, {"half", "half/cap-kept"}),
        ({"consequences": {"close/north": None}}, {"close", "within-cap"}),
        ({"absent": ["close"]}, {"close", "within-cap"}),
        ({"status": "satisfied"}, ALL),
        ({"findings": {"waiver/W1": "satisfied"}}, ALL),
        ({}, set()),
    ],
)
def test_an_expectation_needs_what_can_change_it(
    found: Dependencies, expected: dict[str, object], needed: set[str]
) -> None:
    assert found.needed(Expected.model_validate(expected)) == needed


def test_papers_that_do_not_count_need_the_checks_that_set_papers_aside(
    edit: Callable[[str, str, str], None], water: Path
) -> None:
    edit("wells.yaml", "limits:\n", f"{ASIDE}limits:\n")
    expected = Expected.model_validate({"not_counted": []})
    assert dependencies(load_compiled(water).pack).needed(expected) == {"late-paper"}


def test_expected_terms_mention_names(found: Dependencies) -> None:
    expected = Expected.model_validate({"terms": {'cap("north", 2001)': 100}})
    assert found.term_names(expected) == {"cap"}
