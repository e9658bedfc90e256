from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.packs import load_pack, pack_ids
from checker.packs.expressions import feel_texts
from checker.packs.raw_feel import MAPPINGS, TEXTS

Edit = Callable[[str, str, str], None]


def problems(folder: Path) -> dict[str, int | None]:
    """Return the lines of the problems by their codes."""
    with pytest.raises(InputError) as raised:
        load_pack(folder)
    return {problem.code: problem.position.line for problem in raised.value.problems}


def line_of(folder: Path, text: str) -> int:
    lines = (folder / "wells.yaml").read_text().splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_a_wrong_key_and_wrong_feel_are_told_together(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "measure: drawn(well, year)", "measure: drawn(well, year")
    edit("wells.yaml", "at_most: cap", "at_moost: cap")
    found = problems(water)
    assert found["unknown-key"] == line_of(water, "at_moost")
    assert found["feel-syntax"] == line_of(water, "measure: drawn")


def test_values_of_tables_are_not_feel(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "at_most: cap", "at_moost: cap")
    assert set(problems(water)) == {"unknown-key"}


def test_what_figures_are_called_is_not_feel(water: Path, edit: Edit) -> None:
    edit(
        "wells.yaml", "at_most: cap", "called: {measure: m3 that ran, bound: cap}\n    at_most: cap"
    )
    edit("wells.yaml", "unit: m3\n    message", "uniit: m3\n    message")
    assert set(problems(water)) == {"unknown-key"}


@pytest.mark.parametrize("name", pack_ids())
def test_every_key_with_feel_is_known(name: str) -> None:
    texts = [text for text in feel_texts(load_pack(name).topic) if text.template is None]
    assert texts
    for text in texts:
        assert set(text.below.split("/")) & (TEXTS | MAPPINGS), text.below


def test_types_of_parameters_are_not_feel(water: Path, edit: Edit) -> None:
    edit(
        "wells.yaml",
        "{of_well: string, in_year: number}",
        "{of_well: list<string>, in_year: number}",
    )
    edit("wells.yaml", "at_most: cap", "at_moost: cap")
    assert set(problems(water)) == {"unknown-key"}
