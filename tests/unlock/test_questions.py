from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.unlock.questions import Question
from checker.unlock.trials import Bench, Trial
from tests.evaluation.world import World
from tests.unlock.plots import GRANT, RULES, judgement, planting, survey, world

DAY = date(2002, 2, 10)


def asked(given: World, papers: list[dict[str, object]]) -> tuple[Bench, Trial, list[Question]]:
    bench = Bench(given.load(papers), DAY, DAY, GRANT)
    trial = bench.trial(())
    return bench, trial, list(trial.questions)


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("plots"))


def test_a_condition_tells_how_it_stands_and_what_it_needs(plots: World) -> None:
    bench, trial, (question,) = asked(plots, [planting(), survey()])
    assert (question.id, question.bearer) == ("grant/surveyed/2001", "office")
    state = question.state(trial.scope)
    assert (state.is_met, state.is_violated) == (False, False)
    (way, *_) = question.ways(trial.scope, bench.reader(trial.scope))
    assert [need.collection for need in way] == ["judgements"]


def test_a_condition_that_is_met_elsewhere_says_so(plots: World) -> None:
    _, _, (question,) = asked(plots, [planting(), survey()])
    done = plots.scope([planting(), survey(), judgement()], str(DAY))
    assert question.state(done).is_met
    refused = plots.scope([planting(), survey(), judgement("bad")], str(DAY))
    assert question.state(refused).is_violated


def test_a_hold_is_a_question_of_its_own(plots: World) -> None:
    bench, trial, (question,) = asked(plots, [planting(area=95), survey(), judgement()])
    assert question.id == "stop/A"
    assert not question.state(trial.scope).is_met
    (way,) = question.ways(trial.scope, bench.reader(trial.scope))
    assert [need.collection for need in way] == ["promises"]


def test_what_only_papers_in_doubt_deny_is_asked_of_them(plots: World) -> None:
    twice = [planting(area=60), planting(area=95) | {"id": "P-2"}]
    found = asked(plots, [*twice, planting("B", 4), survey(), judgement()])
    bench, trial, (question,) = found
    assert question.id == "stop/A", "the hold stands if the one with 95 ha is right"
    ((need,),) = question.ways(trial.scope, bench.reader(trial.scope))
    assert {(want.path, want.target.value) for want in need.wants} == {
        (("plot",), "A"),
        (("year",), Decimal(2001)),
    }
    settled = planting(area=60) | {"id": "P-3", "supersedes": ["P-A", "P-2"]}
    done = plots.scope([*twice, settled, planting("B", 4), survey(), judgement()], str(DAY))
    assert not question.state(trial.scope).is_met
    assert question.state(done).is_met


def test_an_amount_that_is_not_known_is_a_question(tmp_path: Path) -> None:
    rules = RULES.replace('amount: "1000"', "amount: survey_of(2001).area * 10")
    bench, trial, questions = asked(world(tmp_path, rules), [planting()])
    amount = next(each for each in questions if each.id == GRANT.key)
    assert not amount.state(trial.scope).is_met
    (way,) = amount.ways(trial.scope, bench.reader(trial.scope))
    assert [need.collection for need in way] == ["surveys"]


TAKEN_OVER = (
    RULES.replace(
        'require: if survey_of(year) = null then null else judged(survey_of(year)) = "good"',
        "finding: surveyed-at-all",
    )
    + """
obligations:
  - id: surveyed-at-all
    title: Survey
    norm: n2
    bearer: office
    for_each: {year: "[2001]"}
    due: date(2002, 12, 31)
    fulfilled_by: surveys[item.year = 2001]
"""
)


def test_what_a_condition_takes_over_is_asked_of_the_other_rule(tmp_path: Path) -> None:
    bench, trial, (question,) = asked(world(tmp_path, TAKEN_OVER), [planting()])
    (way,) = question.ways(trial.scope, bench.reader(trial.scope))
    assert [need.collection for need in way] == ["surveys"]
