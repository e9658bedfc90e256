from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import Edit, add_rules, found_in, only_problem


@pytest.mark.parametrize("same", ["item.year = year", "year = item.year", "year = year"])
def test_a_variable_that_a_field_hides_in_a_filter(water: Path, edit: Edit, same: str) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", "for_each: {year: years}")
    edit("wells.yaml", "date(of_year + 1, 1, 31)", "date(year + 1, 1, 31)")
    edit("wells.yaml", "well_reports[year = of_year]", f"well_reports[{same}]")
    problem = only_problem(water)
    assert problem.code == "same-operands"
    assert "rename the variable" in str(problem.hint)


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "place"),
    [
        (
            "wells.yaml",
            "measure: drawn(well, year)",
            "measure: dawn(well, year)",
            "unknown-name",
            "wells.yaml:36:14",
        ),
        (
            "wells.yaml",
            "well_reports[year = of_year]",
            "well_reports[item.yaer = of_year]",
            "unknown-property",
            "wells.yaml:49:",
        ),
        (
            "wells.yaml",
            "well_reports[well = of_well",
            'well_reports[well = "nroth"',
            "enumeration",
            "wells.yaml:24:",
        ),
        (
            "wells.yaml",
            "for_each: {of_year: years}",
            "for_each: {of_year: as_of}",
            "wrong-type",
            "wells.yaml:47:25",
        ),
        (
            "wells.yaml",
            "due: date(of_year + 1, 1, 31)",
            "due: as_of\n    days_after: as_of",
            "wrong-type",
            "wells.yaml:49:17",
        ),
        (
            "wells.yaml",
            "due: date(of_year + 1, 1, 31)",
            "due: as_of\n    in_force: {to: 2001-12-31, on: of_year}",
            "wrong-type",
            "wells.yaml:49:36",
        ),
        (
            "wells.yaml",
            "due: date(of_year + 1, 1, 31)",
            "due: of_year + 1",
            "wrong-type",
            "wells.yaml:48:10",
        ),
        (
            "wells.yaml",
            "fulfilled_by: well_reports[year = of_year]",
            "fulfilled_by: years",
            "wrong-type",
            "wells.yaml:49:19",
        ),
        (
            "wells.yaml",
            "done_on: document.received_on",
            "done_on: document.received",
            "unknown-property",
            "wells.yaml:50:",
        ),
        (
            "wells.yaml",
            "at_most: cap(well, year)",
            "at_most: as_of",
            "wrong-type",
            "wells.yaml:37:14",
        ),
        ("wells.yaml", "in {year}", "in {yaer}", "unknown-name", "wells.yaml:40:54"),
        (
            "grants.yaml",
            "amount: 0.5 * 1000",
            'amount: cap("north", 2001)',
            "unit",
            "grants.yaml:6:13",
        ),
        (
            "grants.yaml",
            "amount: 0.5 * 1000",
            "amount: '\"1000\"'",
            "wrong-type",
            "grants.yaml:6:14",
        ),
        (
            "grants.yaml",
            "          drawn(well, year)\n            <= cap(well, year)",
            "          drawn(well, year)",
            "wrong-type",
            "grants.yaml:13:11",
        ),
        (
            "grants.yaml",
            "second.year > first.year",
            "second.yeer > first.year",
            "unknown-property",
            "grants.yaml:23:",
        ),
        (
            "grants.yaml",
            "{second.well} is",
            "{third.well} is",
            "unknown-name",
            "grants.yaml:25:16",
        ),
        ("wells.yaml", "of_well: string", "of_well: text", "unknown-type", "wells.yaml:22:27"),
        (
            "wells.yaml",
            'value: "[2001, 2002]"',
            "value: years",
            "recursion",
            "wells.yaml:17:12",
        ),
    ],
)
def test_what_would_be_null_at_run_time(
    water: Path, edit: Edit, name: str, old: str, new: str, code: str, place: str
) -> None:
    edit(name, old, new)
    found = found_in(water)
    assert any(each == code and where.startswith(place) for each, where in found), found


def test_bounds_have_the_unit_of_the_measure(water: Path, edit: Edit) -> None:
    edit("pack.yaml", "  m3: cubic metres", "  m3: cubic metres\n  l: litres")
    edit("wells.yaml", "    unit: m3\n    values", "    unit: l\n    values")
    edit("wells.yaml", "    unit: m3\n    message", "    message")
    assert ("unit", "wells.yaml:37:14") in found_in(water)


def test_holds_see_the_tranche(water: Path, edit: Edit) -> None:
    hold = "then: {hold: stop, where: tranche.year = second.year,"
    edit("grants.yaml", "then: {penalty: closure,", hold)
    assert check_files(water) == []
    edit("grants.yaml", "tranche.year =", "tranche.yeer =")
    assert [code for code, _ in found_in(water)] == ["unknown-property"]


def test_consequences_of_consequences_know_their_subject(water: Path) -> None:
    add_rules(water, CHAIN)
    assert check_files(water) == []
    add_rules(water, CHAIN.replace("year: a.year}}\n  - id: two", "x: a.year}}\n  - id: two"))
    assert [code for code, _ in found_in(water)] == ["unknown-property"]


CHAIN = """\
consequences:
  - id: one
    title: T
    norm: closure
    when: [{finding: within-cap, as: a}]
    then: {penalty: x, on: {well: a.well, year: a.year}}
  - id: two
    title: T
    norm: closure
    when: [{consequence: one, as: a}]
    then: {penalty: x, on: {well: a.well, year: a.year}}
"""


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("fields: {well: of_well, year: in_year}, bounds: {drawn: {at_most: 3}}", None),
        ("fields: {year: of_well}", "wrong-type"),
        ("bounds: {drawn: {at_most: as_of}}", "wrong-type"),
        ("bounds: {drawn: {above: cap}}", "wrong-type"),
    ],
)
def test_a_paper_to_come_says_what_its_type_allows(
    water: Path, edit: Edit, document: str, code: str | None
) -> None:
    paper = f"    document: {{type: well-report, {document}}}\n"
    edit("wells.yaml", "    from: warden\n", f"    from: warden\n{paper}")
    assert [each for each, _ in found_in(water)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("part", "codes"), [('"grant"', []), ('"fee"', []), ('"fees"', ["enumeration"])]
)
def test_papers_pay_parts_of_the_amount(
    water: Path, edit: Edit, part: str, codes: list[str]
) -> None:
    payments = f"    payments: {{of: well_reports, part: '{part}', amount: 3}}"
    edit(
        "grants.yaml", "    amount: 0.5 * 1000", f"    amount: {{grant: 450, fee: 50}}\n{payments}"
    )
    assert [code for code, _ in found_in(water)] == codes
