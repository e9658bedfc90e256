from __future__ import annotations

from pathlib import Path

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


RULES = GRANTS.replace(
    "{id: seen, title: Surveyed, norm: n2, require: surveyed(year) > 0}",
    """{id: seen, title: Surveyed, norm: n2, waivable: true,
         fulfilled_by: "surveys[year = 2002]"}
      - {id: small, title: Small, norm: n1, finding: small}""",
).replace(
    "limits:",
    """checks:
  - {id: small, title: Small plots, norm: n1, waivable: true, require: "surveys[3].area < 90"}
limits:""",
)


@pytest.fixture(scope="module")
def unless_waived(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def test_a_waiver_settles_what_is_open_where_the_rule_says_so(unless_waived: World) -> None:
    documents = [planting("A", 90), survey(60)]
    open_ones = unless_waived.tranche(documents, "2001-12-31")
    assert [each.status for each in open_ones.conditions][1:] == ["undetermined"] * 2
    assert open_ones.status == "undetermined"
    decided = [*documents, waiver("grant-1/seen"), {**waiver("small"), "id": "W-2"}]
    tranche = unless_waived.tranche(decided, "2001-12-31")
    assert [each.status for each in tranche.conditions][1:] == ["waived", "waived"]
    assert [each.missing for each in tranche.conditions] == [(), (), ()]
    assert [each.waived_by for each in tranche.conditions] == [None, "W-1", "W-2"]
    assert tranche.status == "eligible"


def test_elsewhere_what_is_open_stays_open(world: World) -> None:
    documents = [planting("A", 90), waiver("grant-1/seen")]
    finding = world.finding("grant-1/seen/2001", documents, "2001-12-31")
    assert finding.status == "undetermined"
    assert world.finding("waiver/W-1", documents, "2001-12-31").status == "not-applicable"


def test_a_waiver_without_force_settles_nothing(unless_waived: World) -> None:
    documents = [planting("A", 90), survey(60), waiver("small", approved_by="farm")]
    assert unless_waived.finding("small", documents, "2001-12-31").status == "undetermined"


def test_a_waiver_of_what_the_condition_may_not_be_about_leaves_it_open(tmp_path: Path) -> None:
    rules = RULES.replace("finding: small}", 'finding: small, where: "surveys[3].area > 1"}')
    documents = [planting("A", 90), survey(60), waiver("small")]
    world = write_world(tmp_path, rules)
    assert world.finding("small", documents, "2001-12-31").status == "waived"
    finding = world.finding("grant-1/small/2001", documents, "2001-12-31")
    assert finding.status == "undetermined"
    assert "subject of 'Small plots'" in finding.missing
