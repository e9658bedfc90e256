from __future__ import annotations

from pathlib import Path

import pytest

from tests.evaluation.world import World, planting, survey, waiver, write_world

DAY = "2001-12-31"
RULES = """
limits:
  - id: too-big
    title: No plot is too big
    norm: n1
    for_each: {report: plantings}
    measure: report.area
    at_most: 90
    unit: ha
    advice:
      violated: Cut {report.plot} down.
obligations:
  - id: surveyed
    title: Yearly survey
    norm: n2
    bearer: office
    for_each: {year: "[2000, 2001]"}
    due: date(year, 12, 30)
    fulfilled_by: surveys[item.year = year]
tranches:
  - id: grant
    title: Grant
    norm: n1
    for_each: {grant_year: "[2002]"}
    amount: "100"
    conditions:
      - id: size
        title: Plots of the year before are not too big
        norm: n1
        finding: too-big
        where: finding.report.year = grant_year - 1
      - id: survey
        title: Survey of the year before
        norm: n2
        finding: surveyed
        where: finding.year = grant_year - 1
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


def test_a_condition_takes_status_figures_and_evidence_of_the_rule(world: World) -> None:
    finding = world.finding("grant/size/2002", [planting("A", 90), survey(1)], DAY)
    assert (finding.status, finding.figures) == ("satisfied", "90 of 90 ha")
    assert finding.measured == finding.bound == 90
    assert finding.evidence == ("P-A-2001",)
    assert finding.rests_on == ("too-big/P-A-2001",)


def test_the_worst_of_several_findings_decides(world: World) -> None:
    papers = [planting("A", 90), planting("B", 91), planting("C", 5)]
    finding = world.finding("grant/size/2002", papers, DAY)
    assert (finding.status, finding.figures) == ("violated", "91 of 90 ha")
    assert finding.advice == "Cut B down."
    assert finding.evidence == ("P-A-2001", "P-B-2001", "P-C-2001")


def test_findings_on_other_subjects_do_not_matter(world: World) -> None:
    papers = [planting("A", 90), planting("B", 91, year=2000)]
    assert world.finding("grant/size/2002", papers, DAY).status == "satisfied"


def test_where_nothing_was_found_nothing_is_met(world: World) -> None:
    finding = world.finding("grant/size/2002", [planting("B", 1, year=2000), survey(1)], DAY)
    assert finding.status == "undetermined"
    assert finding.missing == ("what 'No plot is too big' needs",)


def test_a_finding_that_may_be_about_it_leaves_the_condition_open(world: World) -> None:
    unknown = planting("B", 91)
    del unknown["year"]
    papers = [planting("A", 90), unknown]
    finding = world.finding("grant/size/2002", papers, DAY)
    assert (finding.status, finding.missing) == (
        "undetermined",
        ("subject of 'No plot is too big'",),
    )


@pytest.mark.parametrize(
    ("received", "as_of", "status"),
    [
        ("2001-12-30", "2001-12-31", "satisfied"),
        ("2001-12-31", "2001-12-31", "violated"),
        ("2001-12-31", "2001-12-30", "pending"),
    ],
)
def test_an_obligation_brings_its_deadline(
    world: World, received: str, as_of: str, status: str
) -> None:
    finding = world.finding("grant/survey/2002", [survey(1, received=received)], as_of)
    assert finding.status == status


def test_what_the_rule_is_waived_from_the_condition_is_too(world: World) -> None:
    excuse = waiver(subject={"report": "P-A-2001"})
    papers = [planting("A", 91), survey(1), excuse]
    finding = world.finding("grant/size/2002", papers, DAY)
    assert (finding.status, finding.waived_by) == ("waived", "W-1")
    assert world.tranche(papers, DAY).status == "eligible"


def test_a_waiver_of_one_finding_does_not_excuse_another(world: World) -> None:
    papers = [planting("A", 91), planting("B", 92), waiver(subject={"report": "P-A-2001"})]
    assert world.finding("grant/size/2002", papers, DAY).status == "violated"


def test_a_condition_may_take_over_one_of_another_tranche(tmp_path: Path) -> None:
    rules = (
        RULES
        + """
  - id: bonus
    title: Bonus
    norm: n1
    amount: "1"
    conditions:
      - {id: as-grant, title: As for the grant, norm: n1, finding: grant/size}
"""
    )
    world = write_world(tmp_path, rules)
    finding = world.finding("bonus/as-grant", [planting("A", 91)], DAY)
    assert (finding.status, finding.rests_on) == ("violated", ("grant/size/2002",))
