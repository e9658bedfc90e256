from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import load_compiled, load_pack
from checker.packs.check import check_files
from tests.packs.problems import Edit, add_rules, found_in

MANIFEST = """\
pack: spring
version: 1.0.0
title: Agreement on a spring
extends: water
roles: {keeper: Keeper of the spring}
"""
NORMS = """\
norms:
  - {id: spring, source: water-agreement, paragraph: S 1, who: keeper, state: coded,
     statement: The spring is kept.}
"""
RULES = """\
changes:
  caps:
    values: {north: {2001: 50, 2002: 40}, south: {2001: 20, 2002: 10}}
checks:
  - {id: kept, title: Kept, norm: spring, for_each: {r: "well_reports"}, require: r.drawn < 60}
"""


@pytest.fixture
def spring(water: Path) -> Path:
    """Return a pack beside the small one that extends it."""
    folder = water.parent / "spring"
    folder.mkdir()
    source = load_pack(water).manifest.sources[0].id
    (folder / "pack.yaml").write_text(MANIFEST)
    (folder / "norms.yaml").write_text(NORMS.replace("water-agreement", source))
    (folder / "spring.yaml").write_text(RULES)
    return folder


def cap(folder: Path, text: str) -> object:
    compiled = load_compiled(folder)
    values = {**compiled.constants, "amendments": []}
    return compiled.library.session(values).evaluate(compiled.library.compile(text), {})


def test_a_pack_has_what_its_base_has_and_its_own(water: Path, spring: Path) -> None:
    assert check_files(spring) == []
    pack, base = load_pack(spring), load_pack(water)
    assert set(base.topic.rules_by_id()) | {"kept"} == set(pack.topic.rules_by_id())
    assert set(pack.norms) == {*base.norms, "spring"}
    assert set(pack.schemas) == set(base.schemas)
    assert pack.manifest.roles == {**base.manifest.roles, "keeper": "Keeper of the spring"}
    assert pack.manifest.sources == base.manifest.sources


def test_changes_hold_in_the_pack_alone(water: Path, spring: Path) -> None:
    assert cap(spring, 'cap("north", 2001)') == 50
    assert cap(water, 'cap("north", 2001)') == 100


def test_the_digest_covers_the_base(spring: Path, edit: Edit) -> None:
    before = load_pack(spring).digest
    edit("wells.yaml", "title: Years of the programme", "title: The years of the programme")
    assert load_pack(spring).digest != before
    assert load_compiled(spring).pack.digest != before


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        ("  caps:", "  capps:", "unknown-change", "spring.yaml:2:3"),
        ("north: {2001: 50", "north: {2001: much", "table", "spring.yaml:3:28"),
        ("    values:", "    valuess:", "unknown-key", "spring.yaml:3:5"),
        ("id: kept", "id: within-cap", "duplicate-id", "spring.yaml:5:10"),
    ],
)
def test_mistakes_are_told_where_they_were_made(
    spring: Path, old: str, new: str, code: str, place: str
) -> None:
    file = spring / "spring.yaml"
    file.write_text(file.read_text().replace(old, new))
    assert (code, place) in found_in(spring)


def test_changes_need_a_base(water: Path) -> None:
    (water / "more.yaml").write_text("changes: {caps: {title: Caps}}\n")
    assert ("unknown-change", "more.yaml:1:11") in found_in(water)


def test_a_base_that_is_not_there(spring: Path) -> None:
    file = spring / "pack.yaml"
    file.write_text(file.read_text().replace("extends: water", "extends: wine"))
    assert ("unknown-pack", "pack.yaml:4:10") in found_in(spring)


def test_a_base_is_not_assessed(water: Path, edit: Edit) -> None:
    from checker.loading import load

    edit("pack.yaml", "pack: water", "pack: water\nis_base: true")
    assert check_files(water) == []
    with pytest.raises(InputError) as caught:
        load({"case": "c", "rules": "water", "documents": []}, rules=water)
    assert caught.value.problems[0].code == "base-pack"


TRANCHE = """\
tranches:
  - id: rest
    title: Rest of the grant
    norm: grant
    amount: "500"
    conditions:
      - {id: reported, title: Reported, norm: report, fulfilled_by: well_reports}
"""


def test_a_changed_tranche_keeps_its_conditions_and_their_place(water: Path, spring: Path) -> None:
    add_rules(water, TRANCHE)
    add_rules(spring, 'changes:\n  rest: {amount: "700"}\n')
    assert check_files(spring) == []
    pack = load_pack(spring)
    (tranche,) = [each for each in pack.topic.tranches if each.id == "rest"]
    assert (tranche.amount, len(tranche.conditions)) == ("700", 1)
    position = pack.position(tranche.conditions[0])
    assert (position.file.rpartition("/")[2], position.line) == ("more.yaml", 7)


@pytest.mark.parametrize(
    ("change", "name", "place"),
    [
        ('{amount: "10 * yeer"}', "yeer", "2:24"),
        ('{for_each: {season: "[2001]"}}', "year", "2:9"),
    ],
)
def test_what_a_change_breaks_in_an_entry_is_told_at_the_change(
    water: Path, spring: Path, change: str, name: str, place: str
) -> None:
    by_year = 'for_each: {year: "[2001]"}\n    amount: year - 1501'
    add_rules(water, TRANCHE.replace('amount: "500"', by_year))
    add_rules(spring, f"changes:\n  rest: {change}\n")
    (problem,) = check_files(spring)
    assert f"`{name}`" in problem.message
    assert str(problem.position).endswith(f"spring/more.yaml:{place}")


def test_a_pack_does_not_extend_itself(spring: Path) -> None:
    manifest = spring / "pack.yaml"
    manifest.write_text(manifest.read_text().replace("extends: water", "extends: spring"))
    assert "a pack cannot extend itself" in [each.message for each in check_files(spring)]
