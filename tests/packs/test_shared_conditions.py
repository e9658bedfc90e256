from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.packs import load_pack
from tests.packs.test_loader import places, problems_of

Edit = Callable[[str, str, str], None]

SHARED = """conditions:
  - id: reported
    title: The year was reported
    norm: grant
    conditions_for: [half, rest]
    require: count(well_reports) > 1

consequences:"""
REST = """  - id: rest
    title: Rest of the grant
    norm: grant
    for_each: {year: years}
    amount: 0.5 * 1000

"""


def share(edit: Edit) -> None:
    edit("grants.yaml", "consequences:", REST + SHARED)


def test_each_tranche_has_the_shared_conditions_before_its_own(water: Path, edit: Edit) -> None:
    share(edit)
    half, rest = load_pack(water).topic.tranches
    assert list(half.conditions_by_id()) == ["half/reported", "half/cap-kept"]
    assert list(rest.conditions_by_id()) == ["rest/reported"]


def test_faults_are_told_where_the_condition_is_written(water: Path, edit: Edit) -> None:
    share(edit)
    pack = load_pack(water)
    for tranche in pack.topic.tranches:
        position = pack.position(tranche.conditions[0], "/require")
        assert str(position).endswith("grants.yaml:27:14")


def test_a_tranche_that_is_not_there(water: Path, edit: Edit) -> None:
    share(edit)
    edit("grants.yaml", "[half, rest]", "[half, rest, hal]")
    (problem,) = problems_of(water)
    assert places((problem,)) == [("unknown-tranche", "grants.yaml:26:34")]
    assert problem.hint == "did you mean `half`?"


def test_a_tranche_without_any_condition(water: Path, edit: Edit) -> None:
    share(edit)
    edit("grants.yaml", "[half, rest]", "[half]")
    assert places(problems_of(water)) == [("no-condition", "grants.yaml:16:5")]


def test_a_condition_that_the_tranche_has_itself(water: Path, edit: Edit) -> None:
    share(edit)
    edit("grants.yaml", "id: cap-kept", "id: reported")
    (problem,) = problems_of(water)
    assert problem.code == "duplicate-id"
