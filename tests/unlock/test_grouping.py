"""Which ways are told as one, and which are not told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from checker.feel.goals import Target, Want
from checker.unlock.drafts import Draft
from checker.unlock.grouping import grouped, without_detours
from checker.unlock.trials import Bench, Trial
from tests.unlock.plots import GRANT, world

DAY = date(2002, 2, 10)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    plots = world(tmp_path_factory.mktemp("plots"))
    return Bench(plots.load([]), DAY, DAY, GRANT)


def a_paper(type_: str, role: str, is_fact: bool = False, **fields: object) -> Draft:
    wants = tuple(Want((name,), Target("=", each)) for name, each in fields.items())
    envelope = {"id": type_, "type": type_, "submitted_by": role, "received_on": DAY}
    return Draft(type_, {**envelope, **fields}, wants, role, (), is_fact=is_fact)


def a_trial(bench: Bench, *drafts: Draft) -> Trial:
    first = bench.trial(())
    return Trial(first.scope, drafts, None, first.evaluated, first.absent)


JUDGEMENT = a_paper("judgement", "board", about="S")
SURVEY = a_paper("survey", "office", is_fact=True, year=Decimal(2001))
PROMISE = a_paper("promise", "farm", year=Decimal(2002))


def test_the_same_papers_and_one_more_are_a_detour(bench: Bench) -> None:
    short = a_trial(bench, SURVEY, JUDGEMENT)
    other = a_paper("judgement", "board", about="PROMISE")
    detour = a_trial(bench, SURVEY, PROMISE, other)
    assert without_detours(bench, [short, detour]) == [short]


def test_other_papers_or_senders_are_a_way_of_their_own(bench: Bench) -> None:
    short = a_trial(bench, JUDGEMENT)
    longer = a_trial(bench, a_paper("judgement", "office", about="S"), PROMISE)
    assert without_detours(bench, [short, longer]) == [short, longer]


def test_another_figure_that_was_reported_may_take_more_papers(bench: Bench) -> None:
    planted = replace(SURVEY, fields={**SURVEY.fields, "area": Decimal(95)})
    short, longer = a_trial(bench, planted), a_trial(bench, planted, PROMISE)
    assert without_detours(bench, [short, longer]) == [short, longer]


@pytest.mark.parametrize(("many", "groups"), [(3, [1, 1, 1]), (4, [4])])
def test_ways_that_differ_in_one_paper_are_told_as_one_where_they_are_many(
    bench: Bench, many: int, groups: list[int]
) -> None:
    trials = [
        a_trial(bench, JUDGEMENT, a_paper("promise", "farm", year=Decimal(2002 + number)))
        for number in range(many)
    ]
    assert [len(each) for each in grouped(trials)] == groups
