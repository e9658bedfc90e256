from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, only_problem


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place", "hint"),
    [
        (
            "wells.yaml",
            "norm: report",
            "norm: raport",
            "unknown-norm",
            "wells.yaml:45:11",
            "`report`",
        ),
        (
            "norms.yaml",
            '    source: charter\n    paragraph: "4"',
            '    source: chart\n    paragraph: "4"',
            "unknown-source",
            "norms.yaml:21:13",
            "`charter`",
        ),
        (
            "wells.yaml",
            "from: warden",
            "from: wardn",
            "unknown-role",
            "wells.yaml:28:11",
            "`warden`",
        ),
        (
            "wells.yaml",
            "    unit: m3\n    values",
            "    unit: l\n    values",
            "unknown-unit",
            "wells.yaml:7:11",
            None,
        ),
        ("pack.yaml", "currency: USD", "currency: dollars", "currency", "pack.yaml:12:11", None),
        (
            "grants.yaml",
            "{finding: within-cap, as: second",
            "{finding: half/cap-keept, as: second",
            "unknown-rule",
            "grants.yaml:22:19",
            "`half/cap-kept`",
        ),
        (
            "grants.yaml",
            "{finding: within-cap, as: second",
            "{finding: within-cap, as: first",
            "duplicate-name",
            "grants.yaml:22:35",
            None,
        ),
        (
            "grants.yaml",
            "then: {penalty: closure,",
            "then: {hold: stop, tranches: [hal],",
            "unknown-tranche",
            "grants.yaml:24:35",
            "`half`",
        ),
        (
            "grants.yaml",
            "{finding: within-cap, as: second",
            "{consequence: clos, as: second",
            "unknown-consequence",
            "grants.yaml:22:23",
            "`close`",
        ),
    ],
)
def test_names_that_nothing_declares(
    water: Path, edit: Edit, name: str, old: str, new: str, code: str, place: str, hint: str | None
) -> None:
    edit(name, old, new)
    problems = [problem for problem in check_files(water) if problem.code == code]
    assert [str(problem.position).rpartition("/")[2] for problem in problems] == [place]
    assert hint is None or hint in str(problems[0].hint)


def test_compound_units_are_made_of_declared_ones(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "    unit: m3\n    missing", "    unit: USD/m3*litre\n    missing")
    unknown = [each.message for each in check_files(water) if each.code == "unknown-unit"]
    assert unknown == ["there is no unit 'litre'"]


def test_a_rule_cannot_decide_what_is_not_checkable(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "norm: report", "norms: [report, judgment]")
    assert only_problem(water).code == "norm-state"


def test_units_of_declared_types_are_declared(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "in_year: number}", "in_year: number(litre)}")
    unknown = [each.message for each in check_files(water) if each.code == "unknown-unit"]
    assert unknown == ["there is no unit 'litre'"]
