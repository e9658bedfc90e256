from __future__ import annotations

import pickle
from decimal import Decimal
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.model.verdict import Status
from tests.evaluation.world import World, planting, survey, write_world

RULES = """
definitions:
  - id: area-of-plot
    title: Area of a plot
    name: area_of
    parameters: {of_plot: string, in_year: number}
    value: plantings[plot = of_plot and year = in_year][1].area
    unit: ha
    missing: "planting report of {of_plot} for {in_year}"
    from: farm
  - id: whole-area
    title: Area of all plots
    name: whole_area
    parameters: {in_year: number}
    value: >
      if every p in ["A", "B"] satisfies area_of(p, in_year) != null
      then sum(for p in ["A", "B"] return area_of(p, in_year)) else null
    unit: ha
  - id: known-area
    title: Area known so far
    name: known_area
    parameters: {in_year: number}
    value: 'sum(concatenate([0], plantings[year = in_year].area))'
    unit: ha
  - id: years
    title: Years
    name: years
    value: distinct values(plantings.year)
  - id: surveyed
    title: Survey of a year
    name: surveyed
    parameters: {in_year: number}
    value: surveys[year = in_year][1].area
    missing: survey of {in_year}
    awaiting: office
limits:
  - id: not-too-much
    title: Not too much is planted
    norms: [n1, n2]
    for_each: {year: "[2001]"}
    measure: whole_area(year)
    partial: known_area(year)
    at_most: 100
    unit: ha
  - id: enough
    title: Enough is planted
    norm: n1
    for_each: {year: "[2001]"}
    measure: whole_area(year)
    partial: known_area(year)
    at_least: 50
    unit: ha
checks:
  - id: surveyed-as-told
    title: The survey agrees
    norm: n1
    for_each: {year: "[2001..2002]"}
    applies: year < 2002
    due: date("2001-09-30")
    require: surveyed(year) = whole_area(year)
    message:
      violated: "{surveyed(year)} ha surveyed, {whole_area(year)} ha told in {year}"
    advice:
      violated: "Look at the plots again."
    alternatives:
      - {reading: Within ten hectares, require: "abs(surveyed(year) - whole_area(year)) <= 10"}
  - id: nothing-read
    title: True whatever is submitted
    norm: n1
    require: 1 + 1 = 2
  - id: subject-alone
    title: True of each document
    norm: n1
    for_each: {report: plantings}
    require: report.area >= 0
  - id: row-by-row
    title: Each row is a norm of its own
    norms: [n1, n2]
    for_each: {report: plantings}
    cites: 'if report.plot = "A" then "n1" else if report.plot = "B" then "n2" else "n9"'
    require: report.area >= 0
  - id: no-subjects-known
    title: Its subjects cannot be told
    norm: n1
    for_each: {place: 'if surveyed(2001) = null then null else ["x"]'}
    require: 'place = "x"'
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


@pytest.mark.parametrize(
    ("area", "status"),
    [("60", "satisfied"), ("60.0000000000000001", "violated"), ("59.9", "satisfied")],
)
def test_a_bound_is_exact(world: World, area: str, status: str) -> None:
    documents = [planting("A", 40), planting("B", Decimal(area))]
    finding = world.finding("not-too-much/2001", documents, "2001-12-31")
    assert finding.status == status
    assert finding.measured == Decimal(area) + 40
    assert finding.bound == 100


def test_figures_say_measure_bound_and_unit(world: World) -> None:
    documents = [planting("A", Decimal("40.50")), planting("B", 10)]
    finding = world.finding("not-too-much/2001", documents, "2001-12-31")
    assert finding.figures == "50.5 of 100 ha"
    assert finding.message == "Met: 50.5 of 100 ha."
    assert finding.evidence == ("P-A-2001", "P-B-2001")
    assert finding.source == "deed 1(a); 2; Annex 1"
    assert finding.grade == "told"


def test_absence_is_not_zero(world: World) -> None:
    finding = world.finding("not-too-much/2001", [planting("A", 40)], "2001-12-31")
    assert finding.status is Status.UNDETERMINED
    assert finding.missing == ("planting report of B for 2001 (from a farm)",)
    assert finding.figures == "40 of 100 ha so far"
    assert finding.measured is None


def test_a_part_over_the_limit_violates_whatever_is_missing(world: World) -> None:
    finding = world.finding("not-too-much/2001", [planting("A", 101)], "2001-12-31")
    assert finding.status is Status.VIOLATED
    assert finding.figures == "at least 101 of 100 ha"
    assert finding.evidence == ("P-A-2001",)
    assert finding.missing == ()


def test_a_part_at_the_limit_leaves_the_matter_open(world: World) -> None:
    finding = world.finding("not-too-much/2001", [planting("A", 100)], "2001-12-31")
    assert finding.status is Status.UNDETERMINED


def test_a_part_that_is_enough_already_satisfies_a_lower_bound(world: World) -> None:
    assert world.finding("enough/2001", [planting("A", 50)], "2001-12-31").status == "satisfied"
    assert world.finding("enough/2001", [planting("A", 49)], "2001-12-31").status == "undetermined"


def test_a_document_received_later_does_not_exist_yet(world: World) -> None:
    documents = [planting("A", 40), planting("B", 10, received="2001-04-02")]
    before = world.finding("not-too-much/2001", documents, "2001-04-01")
    on_the_day = world.finding("not-too-much/2001", documents, "2001-04-02")
    assert (before.status, on_the_day.status) == ("undetermined", "satisfied")


def test_nothing_is_satisfied_without_a_document(world: World) -> None:
    finding = world.finding("nothing-read", [planting("A", 1)], "2001-12-31")
    assert finding.status is Status.UNDETERMINED
    assert "nothing submitted" in finding.missing[0]


def test_a_document_that_is_the_subject_is_evidence(world: World) -> None:
    finding = world.finding("subject-alone/P-A-2001", [planting("A", 1)], "2001-12-31")
    assert finding.subject == {"report": "P-A-2001"}
    assert finding.evidence == ("P-A-2001",)
    assert finding.status is Status.SATISFIED


def test_open_questions_are_pending_until_the_due_day_has_passed(world: World) -> None:
    documents = [planting("A", 1), planting("B", 1)]
    on_the_day = world.finding("surveyed-as-told/2001", documents, "2001-09-30")
    after = world.finding("surveyed-as-told/2001", documents, "2001-10-01")
    assert (on_the_day.status, after.status) == ("pending", "undetermined")
    assert after.awaiting == "office"
    assert after.missing == ("survey of 2001 (from the office)",)


def test_what_does_not_apply_says_so(world: World) -> None:
    finding = world.finding("surveyed-as-told/2002", [planting("A", 1)], "2001-12-31")
    assert finding.status is Status.NOT_APPLICABLE


def test_message_and_advice_come_from_the_pack(world: World) -> None:
    documents = [planting("A", 20), planting("B", 20), survey(45)]
    finding = world.finding("surveyed-as-told/2001", documents, "2001-12-31")
    assert finding.message == "45 ha surveyed, 40 ha told in 2001"
    assert finding.advice == "Look at the plots again."
    assert finding.grade == "told"


def test_another_reading_is_shown_only_where_it_would_change_the_status(world: World) -> None:
    near = [planting("A", 20), planting("B", 20), survey(50)]
    far = [planting("A", 20), planting("B", 20), survey(51)]
    (reading,) = world.finding("surveyed-as-told/2001", near, "2001-12-31").other_readings
    assert (reading.reading, reading.status) == ("Within ten hectares", "satisfied")
    assert world.finding("surveyed-as-told/2001", far, "2001-12-31").other_readings == ()


def test_a_rule_whose_subjects_are_unknown_is_not_silent(world: World) -> None:
    finding = world.finding("no-subjects-known", [planting("A", 1)], "2001-12-31")
    assert finding.status is Status.UNDETERMINED
    assert finding.missing == ("survey of 2001 (from the office)",)


def test_the_verdict_does_not_depend_on_the_order_of_documents(world: World) -> None:
    documents = [planting("A", 20), planting("B", 20), survey(50)]
    one = world.assess(documents, "2001-12-31")
    other = world.assess(documents[::-1], "2001-12-31")
    statuses = [(f.id, f.status, f.values, set(f.evidence)) for f in one.findings]
    assert {f[0] for f in statuses} == {f.id for f in other.findings}
    for finding in other.findings:
        twin = (finding.id, finding.status, finding.values, set(finding.evidence))
        assert twin in statuses


IGNORANCE = """
definitions:
  - {id: s, title: S, name: seen, parameters: {y: number}, value: "surveys[year = y][1].area", missing: "survey of {y}", from: office}
checks:
  - {id: equal, title: T, norm: n1, require: "seen(2001) = plantings[1].area"}
  - {id: unequal, title: T, norm: n1, require: "seen(2001) != plantings[1].area"}
  - {id: among, title: T, norm: n1, require: "seen(2001) in (5, 6)"}
  - {id: branch, title: T, norm: n1, require: "if seen(2001) = 5 then plantings[1].area > 0 else plantings[1].area > 99"}
  - {id: applied, title: T, norm: n1, applies: "seen(2001) = 5", require: "plantings[1].area > 0"}
  - {id: guarded, title: T, norm: n1, require: "if seen(2001) = null then plantings[1].area > 99 else false"}
limits:
  - {id: same, title: T, norm: n1, measure: "plantings[1].area", equals: seen(2001)}
"""  # noqa: E501 - one rule a line


@pytest.mark.parametrize("rule", ["equal", "unequal", "among", "branch", "applied", "same"])
def test_what_rests_on_an_equality_with_the_unknown_is_undetermined(
    tmp_path: Path, rule: str
) -> None:
    world = write_world(tmp_path, IGNORANCE)
    finding = world.finding(rule, [planting("A", 5)], "2001-12-31")
    assert finding.status is Status.UNDETERMINED
    assert finding.missing == ("survey of 2001 (from the office)",)
    known = world.finding(rule, [planting("A", 5), survey(5)], "2001-12-31")
    assert known.status is not Status.UNDETERMINED


def test_a_written_test_for_null_is_no_ignorance(tmp_path: Path) -> None:
    finding = write_world(tmp_path, IGNORANCE).finding("guarded", [planting("A", 5)], "2001-12-31")
    assert finding.status is Status.VIOLATED


def test_a_rule_over_rows_that_are_norms_cites_the_norm_of_the_row(world: World) -> None:
    documents = [planting("A", 1), planting("B", 1), planting("C", 1)]
    first = world.finding("row-by-row/P-A-2001", documents, "2001-12-31")
    second = world.finding("row-by-row/P-B-2001", documents, "2001-12-31")
    other = world.finding("row-by-row/P-C-2001", documents, "2001-12-31")
    assert (first.norms, first.source) == (("n1",), "deed 1(a)")
    assert (second.norms, second.source) == (("n2",), "deed 2; Annex 1")
    assert other.norms == ("n1", "n2"), "a norm that the rule does not name is not cited"


ENDLESS = """
definitions:
  - {id: a, title: A, name: endless, parameters: {n: number}, value: "if n < 0 then 0 else endless(n + 1)"}
checks:
  - {id: never, title: T, norm: n1, require: "endless(1) = 0"}
"""  # noqa: E501 - one rule a line


def test_an_evaluation_without_end_is_a_problem_of_the_pack(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        write_world(tmp_path, ENDLESS).assess([planting("A", 5)], "2001-12-31")
    (problem,) = pickle.loads(pickle.dumps(caught.value)).problems  # as from a test's process
    assert problem.code == "limit"
    assert problem.found == "endless(1) = 0"


KNOWN_AND_UNKNOWN = """
checks:
  - {id: both, title: T, norm: n1, require: "plantings[1].area > 9 and surveys[1].area = 7"}
  - {id: either, title: T, norm: n1, require: "plantings[1].area < 9 or surveys[1].area = 7"}
"""


def test_what_is_decided_by_knowledge_stands_beside_the_unknown(tmp_path: Path) -> None:
    world = write_world(tmp_path, KNOWN_AND_UNKNOWN)
    small, large = [planting("A", 5)], [planting("A", 10)]
    assert world.finding("both", small, "2001-12-31").status is Status.VIOLATED
    assert world.finding("both", large, "2001-12-31").status is Status.UNDETERMINED
    assert world.finding("either", small, "2001-12-31").status is Status.SATISFIED
    assert world.finding("either", large, "2001-12-31").status is Status.UNDETERMINED
