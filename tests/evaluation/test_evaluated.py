from __future__ import annotations

from pathlib import Path

import pytest

from checker.evaluation.evaluated import evaluate, excused
from checker.model.problems import InputError
from tests.evaluation.world import GRANTS, planting, survey, waiver, write_world

TWO_NAMES = """
checks:
  - {id: seen, title: Seen, norm: n1, for_each: {plot: '[1, "1"]'}, require: 'plantings != []'}
"""


def test_one_finding_never_stands_in_for_another(tmp_path: Path) -> None:
    world = write_world(tmp_path, TWO_NAMES)
    with pytest.raises(InputError, match="two findings on this case have the id 'seen/1'"):
        world.assess([planting("A", 1)], "2001-12-31")


def test_only_the_rules_asked_for_are_evaluated(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 91), survey(60)], "2001-12-31")
    whole, part = evaluate(scope), evaluate(scope, {"too-big"})
    assert [found.finding.rule for found in whole.of_rules] == [
        "grant-1/planted",
        "grant-1/seen",
        "too-big",
    ]
    assert (part.conditions, part.findings) == ((), whole.findings)


def test_a_tranche_comes_with_all_its_conditions(tmp_path: Path) -> None:
    scope = write_world(tmp_path, GRANTS).scope([planting("A", 91)], "2001-12-31")
    part = evaluate(scope, {"grant-1"})
    assert [found.finding.rule for found in part.of_rules] == ["grant-1/planted", "grant-1/seen"]


def test_excused_violations_are_waived_in_their_place(tmp_path: Path) -> None:
    documents = [planting("A", 91), planting("B", 92), survey(60), waiver("too-big")]
    evaluated = evaluate(write_world(tmp_path, GRANTS).scope(documents, "2001-12-31"))
    after = excused(evaluated)
    assert [item.finding.id for item in after.of_rules] == [
        item.finding.id for item in evaluated.of_rules
    ]
    assert [item.finding.status for item in after.findings] == ["waived", "waived"]
    assert [item.finding.id for item in after.on_documents] == ["waiver/W-1"]


def test_settled_findings_are_taken_over_as_they_are(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    before = evaluate(world.scope([planting("A", 91)], "2001-12-31"))
    settled = {found.finding.id: found for found in before.of_rules[:1]}
    after = evaluate(world.scope([planting("A", 1)], "2001-12-31"), settled=settled)
    assert [found is settled.get(found.finding.id) for found in after.of_rules] == [
        True,
        False,
        False,
    ]
    assert after.of_rules[-1].finding != before.of_rules[-1].finding
