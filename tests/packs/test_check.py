from __future__ import annotations

from pathlib import Path

from checker.packs.check import check_files
from tests.packs.problems import Edit, found_in


def test_a_sound_pack_has_no_problems(water: Path) -> None:
    assert check_files(water) == []


def test_a_pack_that_does_not_load_says_why(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "measure:", "mesure:")
    assert {code for code, _ in found_in(water)} == {"unknown-key", "missing-key"}


def test_no_such_pack_is_a_problem() -> None:
    assert [problem.code for problem in check_files("./nowhere")] == ["unknown-pack"]


def test_problems_of_all_kinds_come_at_once_in_order(water: Path, edit: Edit) -> None:
    edit("pack.yaml", "[council]", "[counsel]")
    edit(
        "wells.yaml",
        "bearer: warden\n    for_each: {of_year: years}",
        "bearer: warder\n    for_each: {of_year: years}",
    )
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: cap(well, yeer)")
    edit("grants.yaml", "amount: 0.5 * 1000", "amount: 0.5 *")
    edit("grants.yaml", "finding: within-cap, as: first", "finding: within-caps, as: first")
    found = found_in(water)
    assert [code for code, _ in found] == [
        "feel-syntax", "unknown-rule", "unknown-role", "unknown-name", "unknown-role",
    ]  # fmt: skip
    assert [name.partition(":")[0] for _, name in found] == [
        "grants.yaml", "grants.yaml", "pack.yaml", "wells.yaml", "wells.yaml",
    ]  # fmt: skip
