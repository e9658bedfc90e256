from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import only_problem

STATEMENT = """
statements:
  - id: yearly
    title: Water of a year
    norms: [cap]
    parameters: {year: years}
    sections:
      - id: wells
        title: Wells
        rows: {for_each: {well: '["north", "south"]'}}
        columns:
          - {id: well, title: Well, value: well}
          - {id: drawn, title: Drawn, value: "drawn(well, year)", unit: m3, total: true}
        charts: [{mark: bar, encoding: {y: {field: drawn}}}]
      - {id: word, title: Word, text: "In {year} the case is {verdict.status}."}
"""


def with_statement(water: Path, old: str = "", new: str = "") -> Path:
    """Return the pack with the statement, changed."""
    assert not old or STATEMENT.count(old) == 1
    (water / "statements.yaml").write_text(STATEMENT.replace(old, new) if old else STATEMENT)
    return water


def test_a_sound_statement_has_no_problem(water: Path) -> None:
    assert check_files(with_statement(water)) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("norms: [cap]", "norms: [cup]", "unknown-norm", "there is no norm 'cup'"),
        ("unit: m3", "unit: m2", "unknown-unit", "there is no unit 'm2'"),
        ("parameters: {year", "parameters: {years", "name-taken", "'years' hides"),
        ("{well: '[", "{cap: '[", "name-taken", "'cap' hides"),
        ("field: drawn", "field: drwan", "unknown-column", "there is no column 'drwan'"),
        ("mark: bar", "data: {}, mark: bar", "chart-data", "no data of its own"),
        ("verdict.status", "verdict.statu", "unknown-property", "statu"),
        ("{year} the", "{yeer} the", "unknown-name", "yeer"),
        ("parameters: {year: years}", "parameters: {year: '2'}", "wrong-type", "a list or a range"),
        ("drawn(well, year)", "drawn(year, well)", "wrong-type", "string"),
    ],
)
def test_what_is_wrong_with_a_statement_is_told_with_its_place(
    water: Path, old: str, new: str, code: str, message: str
) -> None:
    found = check_files(with_statement(water, old, new))
    assert any(each.code == code and message in each.message for each in found), found
    assert all("statements.yaml" in str(each.position) for each in found)


def test_a_brace_without_its_partner_has_its_place(water: Path) -> None:
    problem = only_problem(with_statement(water, "{verdict.status}.", "{verdict"))
    assert problem.code == "template"
    assert str(problem.position).endswith("statements.yaml:15:62")
