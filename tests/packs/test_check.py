from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.problems import Problem
from checker.packs.check import check_files

Edit = Callable[[str, str, str], None]
REPORT = "../../schemas/water/well-report.schema.json"


def found_in(folder: Path) -> list[tuple[str, str]]:
    return [
        (problem.code, str(problem.position).rpartition("/")[2]) for problem in check_files(folder)
    ]


def only_problem(folder: Path) -> Problem:
    (problem,) = check_files(folder)
    return problem


def add_rules(folder: Path, text: str) -> None:
    (folder / "more.yaml").write_text(text)


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


def test_variables_cannot_hide_other_names(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", "for_each: {cap: years}")
    edit("wells.yaml", "date(of_year + 1, 1, 31)", "date(cap + 1, 1, 31)")
    edit("wells.yaml", "well_reports[year = of_year]", "well_reports[year = cap]")
    problem = only_problem(water)
    assert (problem.code, problem.position.line, problem.position.column) == ("name-taken", 47, 16)


@pytest.mark.parametrize("same", ["item.year = year", "year = item.year", "year = year"])
def test_a_variable_that_a_field_hides_in_a_filter(water: Path, edit: Edit, same: str) -> None:
    edit("wells.yaml", "for_each: {of_year: years}", "for_each: {year: years}")
    edit("wells.yaml", "date(of_year + 1, 1, 31)", "date(year + 1, 1, 31)")
    edit("wells.yaml", "well_reports[year = of_year]", f"well_reports[{same}]")
    problem = only_problem(water)
    assert problem.code == "same-operands"
    assert "rename the variable" in str(problem.hint)


class TestConsequences:
    def test_a_status_that_the_rule_never_has(self, water: Path, edit: Edit) -> None:
        edit(
            "grants.yaml",
            "{finding: within-cap, as: first}",
            "{finding: within-cap, status: pending, as: first}",
        )
        problem = only_problem(water)
        assert problem.code == "never-triggered"
        assert "no 'due'" in problem.message

    def test_an_obligation_may_be_pending(self, water: Path, edit: Edit) -> None:
        edit(
            "grants.yaml",
            "{finding: within-cap, as: first}",
            "{finding: yearly-report, status: pending, as: first}",
        )
        edit("grants.yaml", "second.well = first.well and second.year > first.year", "true")
        assert check_files(water) == []

    def test_consequences_that_wait_for_one_another(self, water: Path) -> None:
        add_rules(water, WAITING)
        assert found_in(water) == [
            ("never-triggered", "more.yaml:6:7"),
            ("never-triggered", "more.yaml:12:7"),
        ]
        assert "one -> two -> one" in str(check_files(water)[0].hint)


WAITING = """\
consequences:
  - id: one
    title: T
    norm: closure
    when:
      - {consequence: two, as: a}
    then: {penalty: x, on: {well: a.well}}
  - id: two
    title: T
    norm: closure
    when:
      - {consequence: one, as: a}
    then: {penalty: x, on: {well: a.well}}
"""
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


class TestDeadRules:
    @pytest.mark.parametrize(
        "applies", ["year > 2002", "false", "well = 'x'", "year < 2000 and drawn(well, year) > 1"]
    )
    def test_applies_that_can_never_hold(self, water: Path, edit: Edit, applies: str) -> None:
        applies = applies.replace("'", '"')
        edit("wells.yaml", "    measure: drawn", f"    applies: '{applies}'\n    measure: drawn")
        assert ("never-applies", "wells.yaml:36:14") in found_in(water)

    @pytest.mark.parametrize("applies", ["year > 2001", "true", "drawn(well, year) > 1"])
    def test_applies_that_may_hold(self, water: Path, edit: Edit, applies: str) -> None:
        edit("wells.yaml", "    measure: drawn", f"    applies: {applies}\n    measure: drawn")
        assert check_files(water) == []

    def test_subjects_that_are_an_empty_list(self, water: Path, edit: Edit) -> None:
        edit(
            "wells.yaml", "for_each: {of_year: years}", 'for_each: {of_year: "years[item > 2002]"}'
        )
        assert found_in(water) == [("never-applies", "wells.yaml:47:15")]

    def test_subjects_that_a_case_brings_are_not_judged(self, water: Path, edit: Edit) -> None:
        edit("wells.yaml", "for_each: {of_year: years}", 'for_each: {of_year: "well_reports.year"}')
        assert check_files(water) == []


class TestGaps:
    def test_a_year_without_a_value(self, water: Path, edit: Edit) -> None:
        edit("wells.yaml", "south: {2001: 200, 2002: 180}", "south: {2001: 200}")
        found = check_files(water)
        assert {problem.code for problem in found} == {"table-gap"}
        assert [str(problem.position).rpartition("/")[2] for problem in found] == [
            "grants.yaml:13:11", "wells.yaml:37:14",
        ]  # fmt: skip
        assert '("south", 2002)' in found[1].message

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (
                "    measure: drawn",
                '    applies: well = "north" or year = 2001\n    measure: drawn',
            ),
            ("at_most: cap(well, year)", 'at_most: if well = "north" then cap(well, year) else 7'),
            ("at_most: cap(well, year)", "at_most: if cap(well, year) = null then 7 else 8"),
        ],
    )
    def test_a_gap_that_no_rule_looks_into(
        self, water: Path, edit: Edit, old: str, new: str
    ) -> None:
        edit("wells.yaml", "south: {2001: 200, 2002: 180}", "south: {2001: 200}")
        edit("grants.yaml", "<= cap(well, year)", "<= 7")
        edit("wells.yaml", old, new)
        assert check_files(water) == []

    def test_gaps_are_found_through_definitions(self, water: Path, edit: Edit) -> None:
        add_rules(
            water,
            "definitions:\n  - {id: two, title: T, name: doubled, norm: cap,\n"
            '     parameters: {w: string, y: number}, value: "2 * cap(w, y - 1)"}\n',
        )
        edit("wells.yaml", "at_most: cap(well, year)", "at_most: doubled(well, year)")
        problem = only_problem(water)
        assert problem.code == "table-gap"
        assert '("north", 2000), ("south", 2000)' in problem.message


class TestHoles:
    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ("north: {1: 1, 2: 2, 4: 4}", "leaves out year 3 of north"),
            ("north: {1: 1, 5: 2}, south: {1: 1, 2: 1, 3: 1, 4: 1, 5: 1}", "2, 3, 4 of north"),
        ],
    )
    def test_a_number_left_out_between_others(self, water: Path, values: str, words: str) -> None:
        add_rules(water, HOLED.format(values=values))
        problem = only_problem(water)
        assert problem.code == "table-gap"
        assert words in problem.message
        assert str(problem.position).endswith("more.yaml:7:13")

    @pytest.mark.parametrize(
        "values",
        [
            "north: {1: 1, 2: 2, 3: null, 4: 4}",
            "north: {1995: 1, 2000: 2, 2005: 3}",
            "north: {1: 1, 2: 1}, south: {2: 1, 3: 1}",
            "north: {}",
        ],
    )
    def test_a_table_without_holes(self, water: Path, values: str) -> None:
        add_rules(water, HOLED.format(values=values))
        assert check_files(water) == []


HOLED = """\
tables:
  - id: more
    title: T
    name: more
    norm: cap
    keys: {{well: string, year: number}}
    values: {{{values}}}
"""


class TestTypes:
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
        self, water: Path, edit: Edit, name: str, old: str, new: str, code: str, place: str
    ) -> None:
        edit(name, old, new)
        found = found_in(water)
        assert any(each == code and where.startswith(place) for each, where in found), found

    def test_bounds_have_the_unit_of_the_measure(self, water: Path, edit: Edit) -> None:
        edit("pack.yaml", "  m3: cubic metres", "  m3: cubic metres\n  l: litres")
        edit("wells.yaml", "    unit: m3\n    values", "    unit: l\n    values")
        edit("wells.yaml", "    unit: m3\n    message", "    message")
        assert ("unit", "wells.yaml:37:14") in found_in(water)

    def test_holds_see_the_tranche(self, water: Path, edit: Edit) -> None:
        hold = "then: {hold: stop, where: tranche.year = second.year,"
        edit("grants.yaml", "then: {penalty: closure,", hold)
        assert check_files(water) == []
        edit("grants.yaml", "tranche.year =", "tranche.yeer =")
        assert [code for code, _ in found_in(water)] == ["unknown-property"]

    def test_consequences_of_consequences_know_their_subject(self, water: Path) -> None:
        add_rules(water, CHAIN)
        assert check_files(water) == []
        add_rules(water, CHAIN.replace("year: a.year}}\n  - id: two", "x: a.year}}\n  - id: two"))
        assert [code for code, _ in found_in(water)] == ["unknown-property"]


class TestSchemas:
    @pytest.mark.parametrize(
        ("old", "new", "code", "place"),
        [
            ('"x-unit": "m3"', '"x-unit": "m4"', "unknown-unit", ":11:57"),
            ('"x-unit": "m3"', '"x-unit": 3', "x-unit", ":11:57"),
            ('"x-unit"', '"x-units"', "unknown-keyword", ":11:47"),
            ('"minimum"', '"minimun"', "unknown-keyword", ":11:33"),
            ('"x-grade": "self-reported"', '"x-grade": "sworn"', "x-grade", ":4:14"),
            ('"x-grade"', '"x-collection": "my list", "x-grade"', "x-collection", ":4:19"),
            ('"x-grade"', '"x-collection": "amendments", "x-grade"', "x-collection", ":4:19"),
            (
                '"year": {"type"',
                '"year": {"x-references": "deed", "type"',
                "unknown-document-type",
                ":10:30",
            ),
        ],
    )
    def test_keywords_of_schemas(
        self, water: Path, edit: Edit, old: str, new: str, code: str, place: str
    ) -> None:
        edit(REPORT, old, new)
        found = found_in(water)
        assert code in [each for each, _ in found]
        where = next(where for each, where in found if each == code)
        assert where.startswith("well-report.schema.json:")

    def test_properties_are_not_keywords(self, water: Path, edit: Edit) -> None:
        edit(REPORT, '"year": {"type"', '"wether": {"type": "string"}, "year": {"type"')
        assert check_files(water) == []
