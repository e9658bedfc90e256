from __future__ import annotations

from datetime import date

import pytest

from checker.evidence.sifting import pack_terms
from checker.unlock import search as searching
from checker.unlock.drafting import Drafter
from checker.unlock.search import Search
from checker.unlock.trials import Bench
from tests.evaluation.world import World
from tests.unlock.plots import GRANT, judgement, planting, survey, world

DAY = date(2002, 2, 10)


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("plots"))


def searched(given: World, *papers: dict[str, object], only: str | None = None) -> Search:
    bench = Bench(given.load(list(papers)), DAY, DAY, GRANT)
    drafter = Drafter(bench.scope(()), pack_terms(bench.compiled.pack), DAY, DAY)
    search = Search(bench, drafter, only)
    search.run()
    return search


def types(search: Search) -> list[list[str]]:
    return [[draft.type for draft in trial.drafts] for trial in search.found]


def test_the_smallest_sets_are_found(plots: World) -> None:
    assert types(searched(plots, planting())) == [["survey", "judgement"]]
    assert types(searched(plots, planting(), survey(), judgement())) == [[]]


def test_one_question_is_answered_alone(plots: World) -> None:
    search = searched(plots, planting(area=95), only="grant/surveyed/2001")
    assert types(search) == [["survey", "judgement"]]


def test_what_cannot_be_met_has_no_way(plots: World) -> None:
    search = searched(plots, planting(), survey(), judgement("bad"))
    assert (search.found, search.is_cut) == ([], False)


def test_a_search_that_was_stopped_says_so(plots: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_ASSESSED", 1)
    assert searched(plots, planting()).is_cut
