from __future__ import annotations

import pytest

from tests.evaluation.world import World, payment, planting, survey, write_world

RULES = """
obligations:
  - id: report-plot
    title: Report on plot A
    norm: n2
    bearer: farm
    for_each: {year: "[2001]"}
    due: date(year, 1, 31) + duration("P45D")
    fulfilled_by: plantings[plot = "A" and item.year = outer_year(year)]
  - id: two-reports
    title: Two reports
    norm: n2
    bearer: farm
    due: date("2001-06-30")
    times: 2
    fulfilled_by: plantings
  - id: no-date
    title: Report without a known date
    norm: n2
    due: surveys[1].received_on
    fulfilled_by: plantings[plot = "A"]
  - id: paid-twice
    title: Two payments
    norm: n2
    due: date("2001-06-30")
    times: 2
    fulfilled_by: payments
    done_on: document.paid_on
  - id: as-often-as-surveyed
    title: A payment for each survey
    norm: n2
    due: date("2001-06-30")
    times: count(surveys)
    fulfilled_by: payments
  - id: first-survey
    title: First survey
    norm: n2
    bearer: office
    due: date("2001-06-30")
    fulfilled_by: '[survey_of(2001)]'
  - id: second-survey
    title: Survey of the next year
    norm: n2
    due: plantings[1].received_on
    fulfilled_by: '[survey_of(2002)]'
definitions:
  - {id: survey-of, title: A survey, name: survey_of, parameters: {y: number}, from: office,
     missing: "survey of {y}", value: 'surveys[item.year = y][1]'}
  - {id: outer-year, title: The year itself, name: outer_year, parameters: {y: number}, value: y}
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), RULES)


@pytest.mark.parametrize(
    ("received", "status"),
    [("2001-03-16", "satisfied"), ("2001-03-17", "satisfied"), ("2001-03-18", "violated")],
)
def test_day_45_is_in_time_and_day_46_is_late(world: World, received: str, status: str) -> None:
    finding = world.finding("report-plot/2001", [planting("A", 1, received)], "2001-12-31")
    assert str(finding.due) == "2001-03-17"
    assert finding.status == status
    assert str(finding.done_on) == received
    assert finding.evidence == ("P-A-2001",)


def test_late_says_how_late(world: World) -> None:
    finding = world.finding("report-plot/2001", [planting("A", 1, "2001-03-18")], "2001-12-31")
    assert finding.message == "Done on 2001-03-18, 1 day after it was due on 2001-03-17."


@pytest.mark.parametrize(
    ("as_of", "status", "message"),
    [
        ("2001-03-15", "pending", "Due on 2001-03-17, in 2 days."),
        ("2001-03-17", "pending", "Due today."),
        ("2001-03-18", "violated", "Was due on 2001-03-17, 1 day ago, and is not there."),
    ],
)
def test_what_is_not_there_is_pending_until_the_day_has_passed(
    world: World, as_of: str, status: str, message: str
) -> None:
    finding = world.finding("report-plot/2001", [planting("B", 1)], as_of)
    assert (finding.status, finding.message) == (status, message)


def test_an_overdue_obligation_names_what_is_missing_and_from_whom(world: World) -> None:
    finding = world.finding("report-plot/2001", [planting("B", 1)], "2001-03-18")
    assert finding.missing == ("Report on plot A (year 2001) (from a farm)",)


def test_the_last_of_several_decides(world: World) -> None:
    on_time = [planting("A", 1, "2001-06-01"), planting("B", 1, "2001-06-30")]
    late = [planting("A", 1, "2001-06-01"), planting("B", 1, "2001-07-01")]
    one = [planting("A", 1, "2001-06-01")]
    assert world.finding("two-reports", on_time, "2001-12-31").status == "satisfied"
    assert world.finding("two-reports", late, "2001-12-31").status == "violated"
    open_one = world.finding("two-reports", one, "2001-07-01")
    assert open_one.status == "violated"
    assert open_one.missing == ("Two reports (1 of 2 so far) (from a farm)",)


def test_what_was_never_owed_is_not_overdue(world: World) -> None:
    assert world.finding("as-often-as-surveyed", [], "2001-12-31").status == "not-applicable"
    surveyed = world.finding("as-often-as-surveyed", [survey(1)], "2001-12-31")
    assert surveyed.status == "violated"


@pytest.mark.parametrize("plot", ["A", "B"])
def test_where_the_due_day_is_not_known_nothing_shows_that_it_was_kept(
    world: World, plot: str
) -> None:
    finding = world.finding("no-date", [planting(plot, 1)], "2001-12-31")
    assert finding.status == "undetermined"
    assert "the day on which it is due" in finding.missing


def test_a_date_that_becomes_known_decides(world: World) -> None:
    documents = [planting("A", 1, "2001-06-02"), survey(1, "2001-06-01")]
    assert world.finding("no-date", documents, "2001-12-31").status == "violated"


@pytest.mark.parametrize(
    ("days", "status"),
    [
        (["2001-06-29", "2001-06-30"], "satisfied"),
        (["2001-06-29", "2001-06-30", None], "satisfied"),
        (["2001-06-29", None], "undetermined"),
        (["2001-06-29", "2001-07-01", None], "undetermined"),
        (["2001-07-01", "2001-07-01", None], "violated"),
        ([None], "violated"),
    ],
)
def test_a_document_without_its_day_could_be_in_time(
    world: World, days: list[str | None], status: str
) -> None:
    documents = [payment(year) for year in range(2001, 2001 + len(days))]
    for document, day in zip(documents, days, strict=True):
        document.update(paid_on=day) if day else document.pop("paid_on")
    finding = world.finding("paid-twice", documents, "2001-12-31")
    assert finding.status == status
    if status == "undetermined":
        assert finding.missing == (f"day on which {documents[-1]['id']} was done",)


@pytest.mark.parametrize(
    ("finding", "wanted"),
    [
        ("first-survey", "survey of 2001 (from the office)"),
        ("second-survey", "survey of 2002 (from the office)"),
    ],
)
def test_one_want_is_told_once_in_the_words_of_its_definition(
    world: World, finding: str, wanted: str
) -> None:
    missing = world.finding(finding, [], "2001-12-31").missing
    assert [each for each in missing if "urvey" in each] == [wanted]
