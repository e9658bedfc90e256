from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.mutation.mutants import mutants, mutated
from checker.model.pack import Pack
from checker.packs import load_compiled


@pytest.fixture
def pack(water: Path) -> Pack:
    return load_compiled(water).pack


def test_every_mutant_has_a_name_of_its_own(pack: Pack) -> None:
    keys = [mutant.key for mutant in mutants(pack)]
    assert len(set(keys)) == len(keys) == 31
    assert "limit within-cap at_most: at_most becomes below" in keys


def test_texts_that_only_people_read_are_left_alone(pack: Pack) -> None:
    places = {mutant.place for mutant in mutants(pack)}
    assert not any("message" in place or "missing" in place for place in places)


def test_a_mutant_of_a_condition_changes_nothing_else(pack: Pack) -> None:
    (mutant, *_) = [each for each in mutants(pack) if each.place.startswith("condition half/")]
    changed = mutated(pack, mutant)
    (old,), (new,) = pack.topic.tranches, changed.topic.tranches
    assert new.conditions == (mutant.new,)
    assert new.model_copy(update={"conditions": old.conditions}) == old
    assert changed.topic.limits == pack.topic.limits
