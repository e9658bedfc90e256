from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import only_problem

CHART = """
charts:
  - title: Water drawn against the cap
    rule: within-cap
    specification: {mark: bar, encoding: {x: {field: year}, y: {field: measured}}}
"""


def with_chart(water: Path, old: str = "", new: str = "") -> Path:
    """Return the pack with the chart, changed."""
    assert not old or CHART.count(old) == 1
    file = water / "pack.yaml"
    file.write_text(file.read_text() + (CHART.replace(old, new) if old else CHART))
    return water


def test_a_sound_chart_has_no_problem(water: Path) -> None:
    assert check_files(with_chart(water)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("within-cap", "within-cup", "unknown-rule", "there is no rule 'within-cup'"),
        ("field: year", "field: yeer", "unknown-field", "there is no field 'yeer'"),
        ("mark: bar", "mark: bar, data: {}", "chart-data", "no data of its own"),
    ],
)
def test_what_is_wrong_with_a_chart_is_told_with_its_place(
    water: Path, old: str, new: str, code: str, message: str
) -> None:
    problem = only_problem(with_chart(water, old, new))
    assert problem.code == code
    assert message in problem.message
    assert problem.position.file.endswith("pack.yaml")
    assert "/charts/0" in (problem.position.pointer or "")
