from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.evaluation.world import World, payment, planting, survey, waiver, write_world

RULES = """
definitions:
  - id: surveyed
    title: Survey of a year
    name: surveyed
    parameters: {in_year: number}
    value: surveys[year = in_year][1].area
    missing: survey of {in_year}
    from: office
tranches:
  - id: grant-1
    title: Grant of a year
    norm: n1
    for_each: {year: "[2001]"}
    amount: 0.5 * surveyed(2001) * 1000.01
    released_by: payments[year = 2001]
    conditions:
      - id: planted
        title: Planted
        norm: n1
        measure: sum(plantings.area)
        at_least: 50
        unit: ha
      - {id: seen, title: Surveyed, norm: n2, require: surveyed(year) > 0}
limits:
  - id: too-big
    title: No plot is too big
    norm: n1
    for_each: {report: plantings}
    measure: report.area
    at_most: 90
consequences:
  - id: stop
    title: Grants stop
    norm: n1
    when: [{finding: too-big, status: violated, as: big}]
    then:
      hold: grants
      on: {plot: big.report.plot}
      where: 'tranche.year >= big.report.year and tranche.id = "grant-1"'
      lifted_when: 'count(surveys[area > 200]) > 0'
    message: "Plot {big.report.plot} is too big"
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def test_all_conditions_met_is_eligible_with_an_exact_amount(world: World) -> None:
    tranche = world.tranche([planting("A", 50), survey(60)], "2001-12-31")
    assert tranche.status == "eligible"
    assert tranche.amount is not None
    assert (tranche.amount.value, tranche.amount.currency) == (Decimal("30000.30"), "USD")
    assert [finding.id for finding in tranche.conditions] == [
        "grant-1/planted/2001",
        "grant-1/seen/2001",
    ]


def test_one_broken_condition_is_not_eligible(world: World) -> None:
    tranche = world.tranche([planting("A", Decimal("49.9")), survey(60)], "2001-12-31")
    assert tranche.status == "not-eligible"


def test_an_open_condition_is_undetermined_and_the_amount_unknown(world: World) -> None:
    tranche = world.tranche([planting("A", 50)], "2001-12-31")
    assert tranche.status == "undetermined"
    assert tranche.amount is None
    assert tranche.missing == ("survey of 2001 (from the office)",)


def test_a_standing_hold_withholds(world: World) -> None:
    tranche = world.tranche([planting("A", 91), survey(60)], "2001-12-31")
    assert tranche.status == "withheld"
    assert tranche.holds == ("stop/A",)


def test_a_hold_on_a_later_subject_leaves_the_tranche_alone(world: World) -> None:
    documents = [planting("A", 50), planting("B", 91, year=2002), survey(60)]
    tranche = world.tranche(documents, "2001-12-31")
    assert (tranche.status, tranche.holds) == ("eligible", ())


def test_a_lifted_hold_stays_visible_and_does_not_withhold(world: World) -> None:
    documents = [planting("A", 91), survey(201)]
    assert world.tranche(documents, "2001-12-31").status == "eligible"
    hold = world.consequences(documents, "2001-12-31")["stop/A"]
    assert hold.lifted_by == ("S-2001",)
    assert hold.because == ("too-big/P-A-2001",)
    assert hold.message == "Plot A is too big"


def test_a_paid_tranche_is_released(world: World) -> None:
    tranche = world.tranche([planting("A", 1), survey(60), payment()], "2001-12-31")
    assert (tranche.status, tranche.released_by) == ("released", ("PAY-2001",))
    assert tranche.conditions[0].status == "violated"


def test_a_payment_received_later_has_not_released_yet(world: World) -> None:
    documents = [planting("A", 50), survey(60), payment(received="2001-07-01")]
    assert world.tranche(documents, "2001-06-30").status == "eligible"
    assert world.tranche(documents, "2001-07-01").status == "released"


@pytest.mark.parametrize("wanted", ["grant-1", "grant-1/2001", "2001/1", "1"])
def test_a_verdict_can_be_narrowed_to_a_tranche(world: World, wanted: str) -> None:
    documents = [planting("A", 91), planting("B", 1), survey(60)]
    verdict = world.assess(documents, "2001-12-31", tranche=wanted)
    assert [tranche.id for tranche in verdict.tranches] == ["grant-1"]
    assert [consequence.id for consequence in verdict.consequences] == ["stop/A"]


def test_a_narrowed_verdict_tells_what_holds_the_tranche_back(world: World) -> None:
    documents = [planting("A", 91), planting("B", 1), survey(60)]
    held = world.assess(documents, "2001-12-31", tranche="grant-1")
    assert [finding.id for finding in held.findings] == ["too-big/P-A-2001"]
    assert (held.tranches[0].status, held.status, held.exit_status) == ("withheld", "violated", 1)
    free = world.assess([*documents, survey(201, year=2002)], "2001-12-31", tranche="grant-1")
    assert (free.findings, free.tranches[0].status, free.exit_status) == ((), "eligible", 0)


def test_another_tranche_does_not_match(world: World) -> None:
    verdict = world.assess([planting("A", 91), survey(60)], "2001-12-31", tranche="2002/1")
    assert verdict.tranches == ()


def test_a_waived_violation_is_shown_and_does_not_hold(world: World) -> None:
    documents = [planting("A", 91), survey(60), waiver("too-big")]
    verdict = world.assess(documents, "2001-12-31")
    findings = {finding.id: finding for finding in verdict.all_findings()}
    assert findings["too-big/P-A-2001"].status == "waived"
    assert findings["too-big/P-A-2001"].waived_by == "W-1"
    assert findings["waiver/W-1"].status == "satisfied"
    assert verdict.tranches[0].status == "eligible"
    assert "1 waived" in verdict.summary


@pytest.mark.parametrize(
    ("document", "as_of", "reason"),
    [
        (waiver("too-big", expires_on="2001-12-30"), "2001-12-31", "it expired on 2001-12-30"),
        (waiver("too-big", approved_by="farm"), "2001-12-31", "a farm has no authority to waive"),
    ],
)
def test_a_waiver_without_force_is_a_violation_of_its_own(
    world: World, document: dict[str, object], as_of: str, reason: str
) -> None:
    verdict = world.assess([planting("A", 91), survey(60), document], as_of)
    findings = {finding.id: finding for finding in verdict.all_findings()}
    assert findings["too-big/P-A-2001"].status == "violated"
    assert findings["waiver/W-1"].status == "violated"
    assert reason in findings["waiver/W-1"].message
    assert verdict.tranches[0].status == "withheld"


def test_a_waiver_has_force_on_its_last_day(world: World) -> None:
    documents = [planting("A", 91), survey(60), waiver("too-big", expires_on="2001-12-31")]
    assert world.finding("too-big/P-A-2001", documents, "2001-12-31").status == "waived"


def test_an_unused_waiver_is_shown(world: World) -> None:
    documents = [planting("A", 90), survey(60), waiver("too-big")]
    finding = world.finding("waiver/W-1", documents, "2001-12-31")
    assert finding.status == "not-applicable"
    assert "Unused" in finding.message


def test_a_waiver_for_another_subject_excuses_nothing(world: World) -> None:
    documents = [planting("A", 91), survey(60), waiver("too-big", subject={"report": "P-B-2001"})]
    assert world.finding("too-big/P-A-2001", documents, "2001-12-31").status == "violated"


def test_both_engines_give_the_same_verdict(world: World) -> None:
    reason = "durable-rules cannot be imported on this Python"
    pytest.importorskip("durable_rules_engine", reason=reason, exc_type=ImportError)
    documents = [planting("A", 91), planting("B", 95), survey(60)]
    verdicts = [
        world.assess(documents, "2001-12-31", engine=name).model_dump(exclude={"engine"})
        for name in ("chainer", "durable-rules")
    ]
    assert verdicts[0] == verdicts[1]
    assert len(verdicts[0]["consequences"]) == 2


AMENDED = """
tables:
  - {id: caps, title: Largest plot, name: cap, norm: n1, keys: {year: number}, unit: ha, values: {2001: 90}}
limits:
  - {id: too-big, title: No plot is too big, norm: n1, for_each: {p: plantings}, measure: p.area, at_most: cap(p.year)}
"""  # noqa: E501 - one rule a line


def _amendment(sender: str, agreed: str) -> dict[str, object]:
    return {
        "type": "amendment",
        "id": "AM",
        "submitted_by": sender,
        "received_on": "2001-02-01",
        "table": "caps",
        "key": [2001],
        "value": 95,
        "agreed_on": agreed,
    }


@pytest.mark.parametrize(
    ("sender", "agreed", "status", "about", "message"),
    [
        ("board", "2001-12-31", "satisfied", "satisfied", "(2001) is 95 since 2001-12-31."),
        ("board", "2002-01-01", "violated", "not-applicable", "becomes 95 on 2002-01-01."),
        ("farm", "2001-02-01", "violated", "violated", "a farm has no authority to amend it."),
    ],
)
def test_an_amendment_counts_from_its_day_and_from_those_who_may(
    tmp_path: Path, sender: str, agreed: str, status: str, about: str, message: str
) -> None:
    world = write_world(tmp_path, AMENDED)
    documents = [planting("A", 95), _amendment(sender, agreed)]
    assert world.finding("too-big/P-A-2001", documents, "2001-12-31").status == status
    finding = world.finding("amendment/AM", documents, "2001-12-31")
    assert finding.status == about
    assert message in finding.message
