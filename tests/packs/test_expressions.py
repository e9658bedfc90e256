from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.packs import load_pack
from checker.packs.expressions import FeelText, Role, feel_texts, template_problems

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
