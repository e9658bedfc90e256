from __future__ import annotations

from pathlib import Path

from checker.authoring.diff.cases import ComparedCase
from checker.authoring.diff.judging import change_of, versions_of

FIRST = ComparedCase("both years at the cap", "water", test=0)


def test_the_same_version_twice_changes_nothing(water: Path) -> None:
    assert change_of(versions_of(str(water), str(water), with_tests=True), FIRST) is None


def test_a_pack_that_is_new_is_a_change_of_the_case(water: Path) -> None:
    change = change_of(versions_of(None, str(water), with_tests=True), FIRST)
    assert change is not None
    (difference,) = change.differences
    assert difference.old == "cannot be used: there is no such pack"
    assert difference.new == "satisfied"
    assert change.as_of.isoformat() == "2003-03-01"
