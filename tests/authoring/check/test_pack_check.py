from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.authoring.check.pack_check import Checked, check_packs

Edit = Callable[[str, str, str], None]


def test_a_sound_pack_is_counted(water: Path) -> None:
    report = check_packs([str(water)])
    assert report.problems == ()
    (checked,) = report.checked
    assert checked == Checked("water", "1.0.0", 5, 23, 5, 4)


def test_each_number_has_its_own_plural() -> None:
    told = "water 1.0.0: 1 rule, 1 expression, 1 norm, 1 test checked"
    assert Checked("water", "1.0.0", 1, 1, 1, 1).summary() == told
    told = "water 1.0.0: 2 rules, 1,000 expressions, 0 norms, 3 tests checked"
    assert Checked("water", "1.0.0", 2, 1000, 0, 3).summary() == told


def test_rules_and_tests_are_checked_in_one_run(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: kap(well, year)")
    edit("tests/wells.yaml", "half/2002: eligible", "halve/2002: eligible")
    report = check_packs([str(water)])
    assert {problem.code for problem in report.problems} >= {"unknown-name", "unknown-rule"}
    assert [each.tests for each in report.checked] == [0]


def test_a_pack_whose_files_are_wrong_is_not_counted(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_mots: cap(well, year)")
    report = check_packs([str(water)])
    assert report.checked == ()
    assert report.problems[0].code == "unknown-key"
