from __future__ import annotations

import pytest

from tests.evaluation.world import GRANTS, World, planting, survey, waiver, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


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
        (waiver("too-big", sender="farm"), "2001-12-31", "it does not count"),
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
