from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.packs import load_pack
from checker.packs.coverage import coverage

Edit = Callable[[str, str, str], None]


def test_the_matrix_of_a_sound_pack(water: Path) -> None:
    found = coverage(load_pack(water))
    assert found.problems == ()
    assert {item.norm.id: item.rules for item in found.norms} == {
        "cap": ("within-cap",),
        "report": ("yearly-report",),
        "grant": ("half", "half/cap-kept"),
        "closure": ("close",),
        "judgment": (),
    }
    assert found.norms[0].supports == ("caps", "years", "drawn")
    assert all(item.covered for item in found.norms)
    assert (found.count("coded"), found.count("not-checkable")) == (4, 1)


def test_a_norm_that_no_rule_encodes(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "norm: report", "norm: cap")
    (problem,) = coverage(load_pack(water)).problems
    assert problem.code == "norm-without-rule"
    assert str(problem.position).endswith("norms.yaml:8:5")
    assert "charter 2" in problem.message


def test_tables_and_definitions_alone_do_not_encode_a_norm(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "norm: report", "norm: cap")
    edit(
        "wells.yaml",
        "    title: Years of the programme\n    norm: cap",
        "    title: Y\n    norm: report",
    )
    (problem,) = coverage(load_pack(water)).problems
    assert problem.code == "norm-without-rule"


def test_a_norm_for_a_person_needs_a_rule_too(water: Path, edit: Edit) -> None:
    edit("norms.yaml", "state: not-checkable", "state: needs-a-person")
    assert [problem.code for problem in coverage(load_pack(water)).problems] == [
        "norm-without-rule"
    ]


def test_rules_and_conditions_name_a_norm(water: Path, edit: Edit) -> None:
    edit(
        "grants.yaml",
        "        title: The cap was kept\n        norm: grant\n",
        "        title: T\n",
    )
    edit("grants.yaml", "    norm: closure\n", "")
    found = coverage(load_pack(water)).problems
    assert sorted(problem.code for problem in found) == [
        "norm-without-rule", "rule-without-norm", "rule-without-norm",
    ]  # fmt: skip
    assert "'half/cap-kept'" in "".join(problem.message for problem in found)


def test_unknown_norms_have_a_place(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "norm: report", "norms: [report, raport]")
    (problem,) = coverage(load_pack(water)).problems
    assert problem.code == "unknown-norm"
    assert str(problem.position).endswith("wells.yaml:45:21")
