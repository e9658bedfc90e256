"""While papers contradict each other, nothing is paid that one of them would forbid."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.evaluation.world import SCHEMAS, World, payment, planting, survey, write_world

RULES = """
definitions:
  - {id: seen, title: Surveys, name: seen, parameters: {y: number}, value: "surveys[year = y]"}
limits:
  - id: too-big
    title: A year's survey is not too big
    norm: n1
    for_each: {report: surveys}
    measure: report.area
    at_most: 90
tranches:
  - id: grant-1
    title: Grant of a year
    norm: n2
    for_each: {year: "[2001]"}
    amount: if count(seen(year)) > 0 then 50 else 100
    conditions:
      - id: planted
        title: Planted, and not too little of it seen
        norm: n2
        require: count(plantings) > 0 and (every s in seen(year) satisfies s.area > 10)
consequences:
  - id: stop
    title: Grants stop
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then: {hold: grants, on: {year: big.report.year}}
"""
KEYED = {"survey": {**SCHEMAS["survey"], "x-key": ["year"]}}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES, KEYED)


def two(first: object, second: object) -> list[dict[str, Any]]:
    """Return a planting, and two surveys of one year."""
    other = {**survey(second, received="2001-06-02"), "id": "S-B"}
    return [planting("A", 5), survey(first), other]


def grant(world: World, documents: list[dict[str, Any]]) -> Any:
    return world.tranche(documents, "2001-12-31")


def test_without_a_contradiction_the_grant_is_paid(world: World) -> None:
    assert grant(world, [planting("A", 5)]).status == "eligible"
    assert grant(world, [planting("A", 5), survey(50)]).amount.value == 50


def test_what_one_of_the_papers_forbids_is_undetermined(world: World) -> None:
    found = grant(world, two(5, 50))
    assert found.status == "undetermined"
    assert found.missing == (
        "a paper that supersedes what contradicts, as long as S-2001, S-B could hold",
    )
    assert world.assess(two(5, 50), "2001-12-31").status == "undetermined"


def test_a_smaller_amount_that_one_of_the_papers_brings_leaves_the_matter_open(
    world: World,
) -> None:
    assert grant(world, two(40, 50)).status == "undetermined"


def test_a_hold_that_one_of_the_papers_brings_stands(world: World) -> None:
    documents = two(50, 91)
    found = grant(world, documents)
    assert (found.status, found.holds) == ("withheld", ("stop/2001",))
    verdict = world.assess(documents, "2001-12-31")
    assert verdict.status == "undetermined"
    (stop,) = verdict.consequences
    assert stop.lifted_by is None
    assert stop.message.endswith("It stands as long as other papers contradict S-B.")


def test_the_tranche_alone_is_told_the_same(world: World) -> None:
    verdict = world.assess(two(50, 91), "2001-12-31", "grant-1")
    assert [each.id for each in verdict.consequences] == ["stop/2001"]
    assert verdict.exit_status == 3


def test_no_finding_accuses_on_a_contradicted_paper(world: World) -> None:
    verdict = world.assess(two(50, 91), "2001-12-31")
    assert not [each for each in verdict.all_findings() if each.status == "violated"]
    assert [each.document for each in verdict.not_counted] == ["S-2001", "S-B"]


def test_once_one_supersedes_the_other_it_decides(world: World) -> None:
    *rest, later = two(91, 50)
    documents = [*rest, {**later, "supersedes": "S-2001"}]
    assert grant(world, documents).status == "eligible"
    assert grant(world, documents).amount.value == 50


def test_a_tranche_that_only_a_contradicted_paper_asks_for_is_open(tmp_path: Path) -> None:
    asked = RULES.replace('for_each: {year: "[2001]"}', "for_each: {year: surveys.year}")
    verdict = write_world(tmp_path, asked, KEYED).assess(two(50, 60), "2001-12-31")
    (found,) = verdict.tranches
    assert (found.key, found.status) == ("grant-1/2001", "undetermined")
    assert found.missing == (
        "a paper that supersedes what contradicts, as long as S-2001 could hold",
    )


def test_what_was_paid_stays_paid_though_its_condition_is_open(tmp_path: Path) -> None:
    paid = RULES.replace(
        "    conditions:\n",
        "    payments: {of: payments, where: document.year = year}\n    conditions:\n",
        1,
    )
    world = write_world(tmp_path, paid, KEYED)
    found = grant(world, [*two(5, 50), payment(amount=100)])
    assert found.status == "released"
    assert [item.status for item in found.conditions] == ["undetermined"]


def test_papers_that_contradict_can_be_counted_as_sent(tmp_path: Path) -> None:
    sent = RULES.replace("count(plantings) > 0", "count(concatenate(contested, surveys)) = 2")
    world = write_world(tmp_path, sent, KEYED)
    (condition,) = world.assess(two(50, 60), "2001-12-31").tranches[0].conditions
    assert condition.status == "satisfied"


def test_both_engines_agree(tmp_path: Path, world: World) -> None:
    for documents in (two(5, 50), two(50, 91), two(91, 92)):
        chainer, other = (
            world.assess(documents, "2001-12-31", engine=name) for name in ("chainer", None)
        )
        assert chainer.tranches == other.tranches
        assert chainer.consequences == other.consequences
