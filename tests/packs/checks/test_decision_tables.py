from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs import load_compiled
from checker.packs.check import check_files
from checker.packs.checks import decision_tables
from tests.packs.problems import add_rules

TABLE = """\
definitions:
  - id: rate
    title: Rate of a well
    norm: cap
    name: rate
    parameters: {of_well: string, drawn_m3: number}
    decision_table:
      inputs: [of_well, drawn_m3]
      rules:
        - {when: ['"north"', "[0..100)"], then: "1"}
        - {when: ['"north"', ">= 100"], then: "2"}
        - {when: ['"south"', "-"], then: "3"}
        - {when: ["-", "< 0"], then: "0"}
"""


def test_a_sound_table(water: Path) -> None:
    add_rules(water, TABLE.replace('["-", "< 0"]', '[\'"north"\', "< 0"]'))
    assert check_files(water) == []
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})
    program = compiled.library.compile('[rate("north", 99.9), rate("north", 100), rate("east", 1)]')
    assert session.evaluate(program, {}) == [1, 2, None]


def test_two_rules_for_one_value(water: Path) -> None:
    add_rules(water, TABLE)
    (problem,) = check_files(water)
    assert (problem.code, problem.is_warning) == ("table-overlap", False)
    assert 'rules 3 and 4 of the table both hold for of_well = "south", drawn_m3 = -1' in str(
        problem.message
    )
    assert str(problem.position).endswith("more.yaml:13:11")


@pytest.mark.parametrize(
    ("old", "new", "gap"),
    [
        (">= 100", "> 100", 'of_well = "north", drawn_m3 = 100'),
        ("[0..100)", "[0..50)", 'of_well = "north", drawn_m3 = 50'),
    ],
)
def test_a_value_that_no_rule_decides(water: Path, old: str, new: str, gap: str) -> None:
    sound = TABLE.replace('["-", "< 0"]', '[\'"north"\', "< 0"]')
    add_rules(water, sound.replace(old, new))
    (problem,) = check_files(water)
    assert (problem.code, problem.is_warning) == ("table-gap", True)
    assert str(problem.message).endswith(gap)


def test_a_cell_that_is_not_feel(water: Path) -> None:
    add_rules(water, TABLE.replace(">= 100", ">= 100 and"))
    places = [str(each.position) for each in check_files(water) if each.code == "feel-syntax"]
    assert [place.rpartition("/")[2] for place in places] == ["more.yaml:11:30"]


def test_a_table_beside_a_value(water: Path) -> None:
    add_rules(water, TABLE.replace("    decision_table:", '    value: "1"\n    decision_table:'))
    (problem,) = check_files(water)
    assert "not both" in problem.message


def test_a_rule_that_decides_nothing(water: Path) -> None:
    first = TABLE.replace("      inputs", "      hit_policy: F\n      inputs")
    add_rules(water, first.replace("""'"north"', "[0..100)"]""", '"-", "-"]'))
    dead = [each for each in check_files(water) if each.code == "dead-rule"]
    assert [str(each.position).rpartition("/")[2] for each in dead] == [
        f"more.yaml:{line}:11" for line in (12, 13, 14)
    ]
    assert all(each.is_warning for each in dead)


ONE_INPUT = """\
definitions:
  - id: rate
    title: Rate of a well
    norm: cap
    name: rate
    parameters: {of_well: %s}
    decision_table:
      inputs: [of_well]
      hit_policy: F
      rules:
        - {when: ['%s'], then: "1"}
        - {when: ['%s'], then: "2"}
        - {when: ["-"], then: "3"}
"""


def test_a_last_rule_decides_for_any_other_text(water: Path) -> None:
    add_rules(water, ONE_INPUT % ("string", '"north"', '"south"'))
    assert check_files(water) == []


def test_a_last_rule_is_idle_where_the_others_leave_nothing(water: Path) -> None:
    add_rules(water, ONE_INPUT % ("number", "< 5", ">= 5"))
    assert [each.code for each in check_files(water)] == ["dead-rule"]


def test_rules_are_not_told_idle_where_not_everything_was_tried(
    water: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_rules(water, ONE_INPUT % ("number", "< 5", "> 7"))
    monkeypatch.setattr(decision_tables, "_MAX_COMBINATIONS", 1)
    assert [each for each in check_files(water) if each.code == "dead-rule"] == []
