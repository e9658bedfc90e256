from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.packs import load_pack
from checker.packs.check import check_files
from checker.packs.expressions import FeelText, Role, feel_texts, template_problems
from tests.packs.problems import add_rules

Edit = Callable[[str, str, str], None]


def texts(folder: Path, entry: str) -> dict[str, FeelText]:
    """Return the texts of an entry by the place below it."""
    topic = load_pack(folder).topic
    return {text.below: text for text in feel_texts(topic) if text.entry.id == entry}


def test_every_text_knows_what_it_is_for_and_which_names_it_sees(water: Path) -> None:
    found = texts(water, "within-cap")
    assert found["/for_each/well"].role is Role.SUBJECTS
    assert found["/for_each/well"].names == ()
    assert found["/for_each/year"].names == ("well",)
    assert (found["/measure"].role, found["/measure"].names) == (Role.QUANTITY, ("well", "year"))


def test_conditions_see_the_subject_of_their_tranche(water: Path) -> None:
    found = texts(water, "cap-kept")
    assert all(text.names[:1] == ("year",) for text in found.values())


def test_holes_of_templates_have_a_place_in_the_file(water: Path, edit: Edit) -> None:
    pack = load_pack(water)
    holes = [t for t in feel_texts(pack.topic) if t.template and t.entry.id == "within-cap"]
    year = next(text for text in holes if text.text == "year")
    line = (water / "wells.yaml").read_text().splitlines()[39]
    position = year.position(pack)
    assert (position.line, position.column) == (40, line.index("{year}") + 2)


def test_a_brace_without_its_partner_is_a_problem(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "in {year}", "in {year")
    (problem,) = template_problems(load_pack(water))
    assert problem.code == "template"
    assert problem.message == "this opening brace is never closed"
    assert problem.hint == "write {{ or }} for a brace of the text"


PATTERN = """\
definitions:
  - id: first
    title: What all wells gave
    norm: cap
    name: of_all
    sum_of:
      records: well_reports
      field: drawn
      where: drawn > 0
      per: {year: 2001}
      latest_by: [well]
    unit: m3
  - id: second
    title: What the wells gave together
    norm: cap
    name: together
    parameters: {of_year: number}
    sum_of:
      over: {w: '["north", "south"]'}
      figure: drawn(w, of_year)
    unit: m3
  - id: third
    title: Whether there is enough
    norm: cap
    name: enough
    steps:
      all: of_all
      half: all / 2
    shown_by: half > 100
"""


def test_sound_patterns(water: Path) -> None:
    add_rules(water, PATTERN)
    assert check_files(water) == []


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("where: drawn > 0", "where: drawn >", "feel-syntax", 9),
        ("where: drawn > 0", "where: drawn > well", "wrong-type", 9),
        ("records: well_reports", "records: wel_reports", "unknown-name", 7),
        ("field: drawn", "field: dawn", "unknown-property", 7),
        ("latest_by: [well]", "latest_by: [wel]", "unknown-property", 7),
        ("figure: drawn(w, of_year)", "figure: drawn(w)", "arguments", 20),
        ("over: {w: ", "over: {v: ", "unknown-name", 20),
        ("half: all / 2", "half: al / 2", "unknown-name", 28),
        ("shown_by: half > 100", "shown_by: half >", "feel-syntax", 29),
        ("shown_by: half > 100", "shown_by: hlf > 100", "unknown-name", 29),
        ("shown_by: half > 100", "shown_by: half > 100\n    value: half", "pack-file", 22),
        ("field: drawn", "feild: drawn", "unknown-key", 8),
    ],
)
def test_a_mistake_in_a_pattern_has_its_line(
    water: Path, old: str, new: str, code: str, line: int
) -> None:
    add_rules(water, PATTERN.replace(old, new))
    found = {(each.code, each.position.line) for each in check_files(water)}
    assert (code, line) in found


PARTS = """\
tranches:
  - id: grant
    title: Grant
    norm: cap
    amount: {works: 100, fee: 0.1 * 100}
    payments:
      of: well_reports
      part: document.well
      amount: document.drawn / 1 * 0
    conditions:
      - {id: told, title: Told, norm: cap, fulfilled_by: well_reports}
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("{works: 100, fee: 0.1 * 100}", "{works: 100}", "pack-file", 2),
        ("      part: document.well\n", "", "pack-file", 2),
        ("{works: 100, fee: 0.1 * 100}", "100", "pack-file", 2),
        ("part: document.well", "part: document.drawn", "wrong-type", 8),
        ("fee: 0.1 * 100", "fee: 0.1 * hundred", "unknown-name", 5),
        ("fee: 0.1 * 100", "fee: 0.1 *", "feel-syntax", 5),
        ("fee: 0.1 * 100", 'fee: "as_of"', "wrong-type", 5),
    ],
)
def test_a_mistake_in_an_amount_in_parts_has_its_line(
    water: Path, old: str, new: str, code: str, line: int
) -> None:
    add_rules(water, PARTS.replace(old, new))
    found = {(each.code, each.position.line) for each in check_files(water)}
    assert (code, line) in found
