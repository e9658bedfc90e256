from __future__ import annotations

from pathlib import Path

from checker.authoring.check.unused_names import unused_problems
from checker.packs import load_compiled
from tests.packs.problems import Edit, add_rules

TERM = "definitions:\n  - {id: %s, title: A term, norm: cap, name: %s, value: %s}\n"


def told(folder: Path) -> list[str]:
    """Return what is unused, as told."""
    return [str(problem.message) for problem in unused_problems(load_compiled(folder))]


def test_all_names_of_a_sound_pack_are_used(water: Path) -> None:
    assert told(water) == []


def test_a_term_that_only_an_unused_term_uses_is_unused_too(water: Path) -> None:
    add_rules(water, TERM % ("one", "one", "two") + (TERM % ("two", "two", "3")).split("\n", 1)[1])
    assert told(water) == [
        "no rule and no statement uses 'one'",
        "no rule and no statement uses 'two'",
    ]


def test_a_term_in_a_message_or_a_condition_is_used(water: Path, edit: Edit) -> None:
    add_rules(water, TERM % ("one", "one", "3"))
    edit("grants.yaml", '"{second.well} is closed"', '"{one} wells, {second.well} closed"')
    assert told(water) == []


def test_a_table_is_used_by_its_name_or_by_the_list_of_its_keys(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "    unit: m3\n    values", "    unit: m3\n    listed: wells\n    values")
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: 100")
    edit("grants.yaml", "<= cap(well, year)", "<= 100")
    assert told(water) == ["no rule and no statement uses 'cap'"]
    edit(
        "wells.yaml",
        'for_each: {well: \'["north", "south"]\', year',
        "for_each: {well: wells, year",
    )
    assert told(water) == []


def test_a_step_that_nothing_after_it_uses(water: Path, edit: Edit) -> None:
    edit(
        "wells.yaml",
        '    value: "[2001, 2002]"',
        "    steps: {a: 2001, b: a + 1, c: b}\n    value: '[a, b]'",
    )
    (problem,) = unused_problems(load_compiled(water))
    assert (problem.message, problem.is_warning) == ("nothing after it uses the step 'c'", True)
    assert str(problem.position).endswith("wells.yaml:17:32")


def test_periods_and_units_that_nothing_has(water: Path, edit: Edit) -> None:
    edit("pack.yaml", "  m3: cubic metres", "  m3: cubic metres\n  kg: kilograms")
    add_rules(
        water, "periods:\n  - {id: a, title: A, norm: cap, from: 2001-01-01, to: 2002-12-31}\n"
    )
    assert told(water) == [
        "no rule and no statement uses 'periods'",
        "nothing has the unit 'kg'",
    ]
