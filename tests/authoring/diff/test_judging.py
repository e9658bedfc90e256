from __future__ import annotations

from pathlib import Path

from checker.authoring.diff.cases import ComparedCase
from checker.authoring.diff.judging import Versions, change_of

FIRST = ComparedCase("both years at the cap", "water", test=0)


def test_the_same_version_twice_changes_nothing(water: Path) -> None:
    assert change_of(Versions(str(water), str(water)), FIRST) is None


def test_a_pack_that_is_new_is_a_change_of_the_case(water: Path) -> None:
    change = change_of(Versions(None, str(water)), FIRST)
    assert change is not None
    (difference,) = change.differences
    assert difference.old == "cannot be used: there is no such pack"
    assert difference.new == "satisfied"
    assert change.as_of.isoformat() == "2003-03-01"
