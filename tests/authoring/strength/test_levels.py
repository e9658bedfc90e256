from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.strength import NormStrength, Strength, strength_of
from checker.model.pack import Norm
from checker.packs import load_pack

Edit = Callable[[str, str, str], None]
ROOT = Path(__file__).parents[3]


def strengths(folder: Path) -> dict[str, str]:
    """Return the strength of each norm of a pack."""
    return {each.norm.id: str(each.strength) for each in strength_of(load_pack(str(folder))).norms}


def declared(folder: Path, basis: str) -> None:
    """Say in every schema of the small pack what its papers are."""
    for path in (folder.parents[1] / "schemas" / "water").glob("*.schema.json"):
        schema = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps({**schema, "x-basis": basis}), encoding="utf-8")


def test_each_norm_has_the_strength_of_what_decides_it(water: Path) -> None:
    assert strengths(water) == {
        "cap": "computed",
        "report": "document",
        "grant": "computed",
        "closure": "computed",
        "judgment": "not-checkable",
    }


@pytest.mark.parametrize("basis", ["declaration", "determination"])
def test_a_duty_to_file_is_as_strong_as_the_papers_that_fulfil_it(water: Path, basis: str) -> None:
    declared(water, basis)
    found = strengths(water)
    assert found["report"] == basis
    assert found["cap"] == "computed"


def norm(paragraph: str = "4") -> Norm:
    """Return a norm of this paragraph."""
    return Norm(id="n", source="s", paragraph=paragraph, who="w", statement="t", state="coded")


def test_the_strongest_rule_counts_and_what_is_derived_only_alone() -> None:
    rules = {"tranche": Strength.COMPUTED, "judged": Strength.DETERMINATION}
    derived = frozenset({"tranche"})
    assert NormStrength(norm(), rules, derived).strength is Strength.DETERMINATION
    assert NormStrength(norm(), rules).strength is Strength.COMPUTED
    alone = {"tranche": Strength.COMPUTED}
    assert NormStrength(norm(), alone, derived).strength is Strength.COMPUTED
    assert NormStrength(norm(), {}).strength is Strength.NOT_CHECKABLE


@pytest.mark.parametrize(
    ("paragraph", "first"),
    [
        ("49(d)(ii)a; 48", "49"),
        ("Annex 6 6(e); Annex 5 17", "Annex 6 6"),
        ("Annex 5 22, 26-28", "Annex 5 22"),
        ("Grant summary; 1", "Grant summary"),
    ],
)
def test_norms_are_grouped_by_the_paragraph_that_is_cited_first(paragraph: str, first: str) -> None:
    assert NormStrength(norm(paragraph), {}).paragraph == first


@pytest.mark.parametrize("pack", ["halon", "management-response"])
def test_every_norm_of_our_packs_is_counted_once(pack: str) -> None:
    found = strength_of(load_pack(str(ROOT / "rules" / pack)))
    assert sum(found.counts.values()) == len(found.norms)
    by_paragraph = [sum(counts.values()) for counts in found.paragraphs.values()]
    assert sum(by_paragraph) == len(found.norms)
    without = sum(each.norm.state == "not-checkable" for each in found.norms)
    assert found.counts[Strength.NOT_CHECKABLE] == without
