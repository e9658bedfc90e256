from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.coverage.goals import Hit, goals, hits_of
from checker.authoring.coverage.pack_coverage import pack_coverage
from checker.authoring.testing.occurrences import occurrences
from checker.authoring.testing.runner import case_and_verdict, load_suites, run_suites
from checker.packs import load_compiled

Edit = Callable[[str, str, str], None]


@pytest.mark.parametrize(
    "change",
    [
        None,
        ("grants.yaml", "{penalty: closure,", "{hold: closure,"),
        ("tests/wells.yaml", "        half/2001: {status: eligible, amount: 500}\n", ""),
        ("tests/wells.yaml", "        within-cap/north/2002: violated\n", ""),
        ("tests/wells.yaml", "      absent: [close]\n", ""),
    ],
)
def test_looking_at_what_is_not_checked_tells_the_same_as_looking_at_everything(
    water: Path, edit: Edit, change: tuple[str, str, str] | None
) -> None:
    if change:
        edit(*change)
    ((compiled, tests),) = load_suites([str(water)])
    (suite,) = run_suites([(compiled, tests)], covering=True)
    everything: set[Hit] = set()
    for test in tests:
        _, verdict = case_and_verdict(test, compiled)
        everything |= hits_of(compiled.pack, test.test.expect, verdict)
    hits = {hit for result in suite.results for hit in result.hits} | suite.occurred
    found, wanted = (pack_coverage(compiled.pack, 4, each) for each in (hits, everything))
    assert [rule.goals for rule in found.rules] == [rule.goals for rule in wanted.rules]


def test_where_every_goal_is_checked_nothing_is_looked_at(water: Path) -> None:
    compiled = load_compiled(water)
    entries = compiled.pack.topic.deciding_entries()
    checked = {Hit(name, goal, True) for name, entry in entries.items() for goal in goals(entry)}
    assert occurrences(compiled, [], checked) == frozenset()
