from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.model.verdict import Status, TrancheStatus
from tests.evaluation.world import GRANTS, World, planting, survey, waiver, write_world

AS_OF = "2001-12-31"
PENALTIES = """
tranches:
  - id: grant
    title: Grant
    norm: n1
    for_each: {year: "[2001]"}
    amount: "1000"
    conditions: [{id: seen, title: Surveyed, norm: n2, require: count(surveys) > 0}]
limits:
  - {id: too-big, title: No plot is too big, norm: n1, for_each: {report: plantings},
     measure: report.area, at_most: 90}
consequences:
  - id: fine
    title: Fine
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then: {penalty: fine, on: {plot: big.report.plot}, amount: "10", reduces: grant}
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return write_world(tmp_path, GRANTS)


def broken(document: dict[str, Any]) -> dict[str, Any]:
    return {**document, "id": f"{document['id']}-broken", "colour": "red"}


def payable() -> list[dict[str, Any]]:
    return [planting("north", 60), survey(80)]


def test_case_without_faults_is_the_same(world: World) -> None:
    assert world.skipping(payable(), AS_OF) == world.assess(payable(), AS_OF)
    (tranche,) = world.assess(payable(), AS_OF).tranches
    assert tranche.status is TrancheStatus.ELIGIBLE


def test_what_was_left_out_is_named_with_its_problems(world: World) -> None:
    lost = broken(survey(80))
    verdict = world.skipping([*payable(), lost], AS_OF)
    (skipped,) = verdict.skipped
    assert skipped.document == lost["id"]
    assert 'has no field "colour"' in skipped.problems[0]
    assert verdict.summary.endswith("1 document was left out.")


def test_condition_that_reads_its_type_is_not_known(world: World) -> None:
    (tranche,) = world.skipping([*payable(), broken(survey(80))], AS_OF).tranches
    statuses = {each.rule: each.status for each in tranche.conditions}
    assert statuses["grant-1/seen"] is Status.UNDETERMINED
    assert statuses["grant-1/planted"] is Status.SATISFIED
    assert tranche.status is TrancheStatus.UNDETERMINED
    assert "which was left out" in tranche.conditions[1].missing[-1]


def test_hold_that_may_stand_keeps_a_tranche_from_being_payable(world: World) -> None:
    small = [planting("north", 60), survey(80)]
    verdict = world.skipping([*small, broken(planting("south", 95))], AS_OF)
    (tranche,) = verdict.tranches
    assert tranche.status is TrancheStatus.UNDETERMINED


def test_bound_that_is_broken_stays_broken(world: World) -> None:
    over = planting("north", 95)
    verdict = world.skipping([over, survey(80), broken(planting("south", 5))], AS_OF)
    statuses = [each.status for each in verdict.findings if each.rule == "too-big"]
    assert statuses == [Status.VIOLATED]
    assert verdict.exit_status == 1


def test_what_seems_not_to_be_there_may_be_left_out(tmp_path: Path) -> None:
    rule = """
checks:
  - {id: has-survey, title: Surveyed, norm: n1, require: count(surveys) > 0}
  - {id: has-plots, title: Planted, norm: n1, require: count(plantings) > 0}
"""
    world = write_world(tmp_path, rule)
    verdict = world.skipping([broken(survey(80))], AS_OF)
    assert {each.rule: each.status for each in verdict.findings} == {
        "has-survey": Status.UNDETERMINED,
        "has-plots": Status.VIOLATED,
    }


def test_document_of_an_unknown_type_may_be_anything(world: World) -> None:
    unknown = {**survey(80), "id": "X", "type": "suvrey"}
    (tranche,) = world.skipping([*payable(), unknown], AS_OF).tranches
    assert {each.status for each in tranche.conditions} == {Status.UNDETERMINED}


def test_waiver_that_was_left_out_may_excuse(world: World) -> None:
    lost = {**waiver("too-big"), "id": "W", "norm": "nothing"}
    over = [planting("north", 95), survey(80)]
    verdict = world.skipping([*over, lost], AS_OF)
    statuses = [each.status for each in verdict.findings if each.rule == "too-big"]
    assert statuses == [Status.UNDETERMINED]
    (tranche,) = verdict.tranches
    assert tranche.status is not TrancheStatus.ELIGIBLE


def test_case_is_never_in_order_with_documents_left_out(world: World) -> None:
    unread = {**waiver("too-big"), "id": "W", "norm": "nothing"}
    verdict = world.skipping([*payable(), unread], AS_OF)
    assert verdict.status is Status.UNDETERMINED


def test_penalty_that_may_be_due_leaves_nothing_payable(tmp_path: Path) -> None:
    world = write_world(tmp_path, PENALTIES)
    papers = [planting("P01", 60), survey(1)]
    assert world.assess(papers, AS_OF).tranches[0].payable_now is not None
    (tranche,) = world.skipping([*papers, broken(planting("P02", 95))], AS_OF).tranches
    assert tranche.payable_now is None
