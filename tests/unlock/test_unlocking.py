"""What it would take to have each tranche paid: every way is enough, and nothing in it idle."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from checker.model.problems import InputError
from checker.pipeline import Loaded, assess, load
from checker.unlock import Outlook, Prospect, WayToPay
from checker.unlock import unlock as unlock_case
from tests.evaluation.world import World, write_world
from tests.unlock.plots import RULES, SCHEMAS, judgement, paper, planting, survey, unlock, world
from tests.unlock.proofs import pays, with_papers, without_each

SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("plots"))


def documents(way: WayToPay) -> list[tuple[str, str]]:
    return [(str(step.document["type"]), step.role) for step in way.steps]


def test_papers_that_depend_on_one_another_come_in_one_way(plots: World) -> None:
    found = unlock(plots, [planting()], "2002-02-10")
    assert found.outlook is Outlook.UNLOCKABLE
    (way,) = found.ways
    assert documents(way) == [("survey", "office"), ("judgement", "board")]
    assert way.steps[1].document["about"] == way.steps[0].document["id"]
    assert way.earliest == date(2002, 2, 10)
    assert way.payable.value == Decimal(1000)


def test_what_is_payable_asks_for_nothing(plots: World) -> None:
    found = unlock(plots, [planting(), survey(), judgement()], "2002-02-10")
    assert (found.outlook, found.ways) == (Outlook.PAYABLE, ())


def test_a_report_on_a_year_that_is_not_over_has_to_wait(plots: World) -> None:
    found = unlock(plots, [], "2001-11-30")
    (way,) = [each for each in found.ways if len(each.steps) == 3]
    assert way.earliest == date(2002, 1, 1)
    assert {step.not_before for step in way.steps} == {date(2002, 1, 1)}


def test_a_day_before_what_can_come_leaves_it_blocked(plots: World) -> None:
    assert unlock(plots, [], "2001-11-30", by="2001-12-31").outlook is Outlook.BLOCKED
    assert unlock(plots, [], "2001-11-30", by="2002-01-01").outlook is Outlook.UNLOCKABLE


WAITS = RULES.replace(
    'require: if survey_of(year) = null then null else judged(survey_of(year)) = "good"',
    "require: survey_of(year) != null and as_of >= date(2002, 3, 1)",
)


def test_what_has_to_wait_is_not_payable_before_the_day_of_payment(tmp_path: Path) -> None:
    waits = world(tmp_path, WAITS)
    found = unlock(waits, [planting(), survey()], "2002-02-10", by="2002-03-10")
    assert found.outlook is Outlook.UNLOCKABLE
    assert [(way.steps, way.earliest) for way in found.ways] == [((), date(2002, 3, 10))]
    (way,) = unlock(waits, [planting()], "2002-02-10", by="2002-03-10").ways
    assert (documents(way), way.earliest) == ([("survey", "office")], date(2002, 3, 10))


def test_what_is_payable_on_both_days_asks_for_nothing(plots: World) -> None:
    papers = [planting(), survey(), judgement()]
    found = unlock(plots, papers, "2002-02-10", by="2002-03-10")
    assert (found.outlook, found.ways) == (Outlook.PAYABLE, ())


def test_a_year_of_which_nothing_is_on_file_is_asked_for_by_its_name(tmp_path: Path) -> None:
    surveyed = world(tmp_path, RULES.replace('{year: "[2001]"}', "{year: surveys.year}"))
    (found,) = unlock_case(surveyed.load([planting()]), date(2002, 2, 10), "grant/2001")
    (way,) = found.ways
    assert documents(way) == [("survey", "office"), ("judgement", "board")]
    assert found.tranche.key == "grant/2001"


def test_a_year_that_no_paper_could_bring_is_not_there(plots: World) -> None:
    with pytest.raises(InputError, match="the case has no tranche 'grant/2002'"):
        unlock_case(plots.load([]), date(2002, 2, 10), "grant/2002")


def test_the_day_of_payment_cannot_lie_before_the_day_of_the_case(plots: World) -> None:
    with pytest.raises(ValueError, match="before 2002-02-10"):
        unlock(plots, [], "2002-02-10", by="2002-02-09")


def test_the_bound_of_a_fact_is_told_and_no_figure_is_proposed(plots: World) -> None:
    found = unlock(plots, [survey(), judgement()], "2002-02-10")
    (way,) = found.ways
    (area,) = way.steps[0].intervals
    assert (area.field, area.at_least, area.at_most) == ("area", None, Decimal(90))
    assert area.is_fact


def test_a_figure_behind_a_reference_has_its_bound_too(tmp_path: Path) -> None:
    area = SCHEMAS["planting"]["properties"]["area"]
    planted = {**SCHEMAS["planting"], "$defs": {"area": area}}
    planted["properties"] = {**planted["properties"], "area": {"$ref": "#/$defs/area"}}
    referring = write_world(tmp_path, RULES, {**SCHEMAS, "planting": planted})
    (way,) = unlock(referring, [survey(), judgement()], "2002-02-10").ways
    (found,) = way.steps[0].intervals
    assert (found.field, found.at_most, found.unit) == ("area", Decimal(90), "ha")


def test_who_decided_against_it_is_named_and_not_asked_again(plots: World) -> None:
    found = unlock(plots, [planting(), survey(), judgement("bad")], "2002-02-10")
    assert (found.outlook, found.ways) == (Outlook.BLOCKED, ())
    (blocker,) = found.blocked_by
    assert blocker.finding == "grant/surveyed/2001"
    assert blocker.authorities == ("board",)


def test_a_word_on_the_whole_is_not_asked_where_a_part_was_found_bad(plots: World) -> None:
    papers = [planting(), survey(), judgement("bad", part="north")]
    assert unlock(plots, papers, "2002-02-10").outlook is Outlook.BLOCKED


def test_what_only_has_to_wait_does_not_stand_against_it(tmp_path: Path) -> None:
    before = world(tmp_path, RULES.replace("plantings[year = 2001]", "plantings[year = 2000]"))
    too_much = planting(area=120, received="2001-01-10") | {"year": 2000}
    found = unlock(before, [too_much], "2001-11-30")
    assert found.outlook is Outlook.BLOCKED
    names = [each.finding for each in found.blocked_by]
    assert "grant/planted/2001" in names
    assert "grant/surveyed/2001" not in names, "the survey can come in 2002"


def test_a_figure_on_file_is_never_reported_again(plots: World) -> None:
    papers = [planting(area=120), survey(), judgement()]
    found = unlock(plots, papers, "2002-02-10")
    assert found.outlook is Outlook.BLOCKED
    assert "grant/planted/2001" in [each.finding for each in found.blocked_by]


PLANTED_TWICE = [planting(area=60), planting(area=120) | {"id": "P-2"}, survey(), judgement()]
JUDGED_TWICE = [planting(), survey(), judgement("bad"), judgement("good")]
HELD_BY_ONE = [planting("B", 5), planting(area=60), planting(area=95) | {"id": "P-2"}]


@pytest.mark.parametrize(
    ("papers", "names", "kept"),
    [
        (PLANTED_TWICE, ["P-A", "P-2"], {"area": Decimal(60)}),
        (JUDGED_TWICE, ["J-bad", "J-good"], {"result": "good"}),
        ([*HELD_BY_ONE, survey(), judgement()], ["P-A", "P-2"], {"area": Decimal(60)}),
    ],
    ids=["a report on either side of a bound", "a word for and against", "a hold by one of two"],
)
def test_one_paper_supersedes_two_that_contradict_each_other(
    plots: World, papers: list[dict[str, Any]], names: list[str], kept: dict[str, object]
) -> None:
    found = unlock(plots, papers, "2002-02-10")
    way = found.ways[0]
    (step,) = way.steps
    assert sorted(step.document["supersedes"]) == sorted(names)
    assert kept.items() <= step.document.items()
    assert step.intervals == ()
    loaded = plots.load(papers)
    assert pays(loaded, date(2002, 2, 10), found, way, [step.document])
    assert not pays(loaded, date(2002, 2, 10), found, way, [])


def test_what_turns_out_to_be_paid_is_told_with_what_stands_against_it(tmp_path: Path) -> None:
    amount = "amount: survey_of(2001).area * 10\n    payments: {of: payments}"
    payments = {"properties": {"paid_on": {"format": "date"}, "amount": {"type": "number"}}}
    rules = RULES.replace('amount: "1000"', amount)
    paid = write_world(tmp_path, rules, {**SCHEMAS, "payment": payments})
    payment = paper("payment", "PAID", "board", "2002-02-09", paid_on="2002-02-09", amount=700)
    surveys = [survey(), survey() | {"id": "S-2", "area": 70}]
    found = unlock(paid, [planting(), *surveys, judgement(), payment], "2002-02-10")
    assert (found.ways, bool(found.blocked_by)) == ((), True)


def test_two_papers_neither_of_which_would_do_leave_it_blocked(plots: World) -> None:
    papers = [planting(area=120), planting(area=130) | {"id": "P-2"}, survey(), judgement()]
    found = unlock(plots, papers, "2002-02-10")
    assert (found.outlook, found.ways) == (Outlook.BLOCKED, ())
    assert found.blocked_by


def test_a_hold_is_lifted_by_what_the_pack_says_lifts_it(plots: World) -> None:
    papers = [planting(area=95), survey(), judgement()]
    (way,) = unlock(plots, papers, "2002-02-10").ways
    assert documents(way) == [("promise", "farm")]
    (ceiling,) = way.steps[0].intervals
    assert (ceiling.field, ceiling.at_most, ceiling.is_fact) == ("ceiling", Decimal(5), False)
    assert way.steps[0].document["actions"]
    assert way.steps[0].because == ("stop/A",)


# The samples: each way is enough, no step can be left out, each bound is right at its edge --------

OPEN = [
    ("halon-1998", "1998-01-10", "1998/3"),
    ("halon-1998", "1998-05-20", "1998/3"),
    ("halon-1998", "1998-11-20", "1998/4"),
    ("halon-1999", "1999-02-28", "1999/3"),
    ("halon-1999-resumed", "1999-09-30", "1999/4"),
    ("mlf-bahamas", "2005-09-01", "funding/2005"),
    ("mlf-india-foam", "2002-07-22", "funding/2003"),
]
OPEN_FOR_LONG = [
    ("halon-1999-incomplete", "1999-04-01", "1999/2"),
    ("halon-1999-incomplete", "1999-04-01", "1999/3"),
    ("halon-1999-overproduction", "1999-07-31", "1999/3"),
]
"""Searches that take seconds."""
SEARCHED = [
    *(pytest.param(each, id=" ".join(each)) for each in OPEN),
    *(pytest.param(each, id=" ".join(each), marks=pytest.mark.long) for each in OPEN_FOR_LONG),
]


@pytest.fixture(scope="module", params=SEARCHED)
def sample(request: pytest.FixtureRequest) -> tuple[Loaded, str, Prospect]:
    name, day, tranche = request.param
    return load(SAMPLES / name), day, the(name, day, tranche)


def test_each_way_is_enough_and_has_no_step_too_many(sample: tuple[Loaded, str, Prospect]) -> None:
    loaded, day, found = sample[0], date.fromisoformat(sample[1]), sample[2]
    assert found.outlook is Outlook.UNLOCKABLE
    for way in found.ways:
        assert pays(loaded, day, found, way, [step.document for step in way.steps])
        for rest in without_each(way):
            assert not pays(loaded, day, found, way, rest)


def test_a_way_ends_on_the_day_that_it_names(sample: tuple[Loaded, str, Prospect]) -> None:
    loaded, day, found = sample
    for way in found.ways:
        if way.until is None:
            continue
        papers = [step.document for step in way.steps]
        case = with_papers(loaded, date.fromisoformat(day), papers)
        states = [
            next(t for t in assess(case, moment).tranches if t.key == found.tranche.key)
            for moment in (way.until, way.until + timedelta(days=1))
        ]
        assert [state.payable_now is not None for state in states] == [True, False]


@cache
def the(name: str, day: str, tranche: str) -> Prospect:
    (found,) = unlock_case(load(SAMPLES / name), date.fromisoformat(day), tranche)
    return found


@pytest.mark.long
def test_an_overrun_is_made_good_by_a_plan_and_lower_quotas() -> None:
    found = the("halon-1999-overproduction", "1999-07-31", "1999/3")
    kinds = [documents(way) for way in found.ways]
    agreed = [
        ("remedial-plan", "china"),
        ("determination", "trustee"),
        ("quota-allocation", "nepa"),
    ]
    way = found.ways[kinds.index(agreed)]
    plan, _, quota = way.steps
    assert [(each.field, each.at_most) for each in plan.intervals] == [
        ("revised_target.halon-1211", Decimal(5680))
    ]
    holders = [
        (each.document["enterprise"], each.intervals[0].at_most)
        for each in (quota, *quota.alternatives)
    ]
    assert holders == [
        (name, Decimal(most))
        for name, most in (("E01", 1710), ("E02", 1310), ("E03", 910), ("E04", 670))
    ]
    assert (way.until, way.also) == (date(1999, 8, 14), ())


@pytest.mark.long
def test_nine_months_stand_in_for_the_year_of_each_substance() -> None:
    found = the("halon-1999-incomplete", "1999-04-01", "1999/2")
    said = {
        frozenset(
            (s.document["substance"], s.document["period"], s.intervals[0].at_most)
            for s in way.steps
        )
        for way in found.ways
    }
    one = [("halon-1211", "year", Decimal(7960)), ("halon-1211", "nine-months", Decimal(6368))]
    other = [("halon-1301", "year", Decimal(618)), ("halon-1301", "nine-months", Decimal("494.4"))]
    assert said == {frozenset((a, b)) for a in one for b in other}


def test_a_request_needs_a_meeting_that_is_far_enough_away() -> None:
    (way,) = the("mlf-bahamas", "2005-09-01", "funding/2005").ways
    (meeting,) = [step for step in way.steps if step.document["type"] == "meeting"]
    assert [(each.field, each.not_before, each.not_after) for each in meeting.days] == [
        ("begins_on", date(2005, 10, 27), None)
    ]


def test_a_period_of_a_table_is_verified_once_it_is_over() -> None:
    (way,) = the("mlf-india-foam", "2002-07-22", "funding/2003").ways
    assert documents(way) == [("verification", "verifier"), ("acceptance", "committee")]
    assert way.earliest == date(2003, 1, 1)
    (figure,) = way.steps[0].intervals
    assert (figure.at_most, figure.is_fact) == (Decimal(1655), True)


def test_a_report_that_the_trustee_found_wanting_is_not_asked_for_again() -> None:
    loaded = load(SAMPLES / "halon-1999")
    refused = paper(
        "determination",
        "DET-X",
        "trustee",
        "1999-12-31",
        about="PA-1998",
        by="trustee",
        result="unsatisfactory",
    )
    case = with_papers(loaded, date(1999, 12, 31), [refused])
    (found,) = unlock_case(case, date(1999, 12, 31), "1999/4")
    assert found.outlook is Outlook.BLOCKED
    blockers = {each.finding: each.authorities for each in found.blocked_by}
    assert "trustee" in blockers["tranche-4/performance-audit/1999"]


@pytest.mark.long
def test_the_first_deposit_of_a_year_takes_its_programme() -> None:
    (way,) = the("halon-1999", "1999-12-31", "tranche-1/2000").ways
    assert documents(way) == [("annual-programme", "nepa")]
    bounds = {each.field: each.at_most for each in way.steps[0].intervals}
    assert bounds["allocation.technical_assistance"] == Decimal(5300000)
