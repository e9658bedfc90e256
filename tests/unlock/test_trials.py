from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.model.problems import InputError
from checker.unlock.drafts import Draft
from checker.unlock.trials import Bench
from tests.evaluation.world import World
from tests.unlock.plots import GRANT, judgement, planting, survey, world

DAY = date(2002, 2, 10)


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("plots"))


def a_planting(area: str = "60", sender: str = "farm", **more: object) -> Draft:
    fields = {
        "type": "planting",
        "id": "NEW",
        "submitted_by": sender,
        "received_on": DAY,
        "plot": "A",
        "year": Decimal(2001),
        "area": Decimal(area),
        **more,
    }
    return Draft("planting", fields, (), sender, ())


def test_a_tranche_is_assessed_with_papers_to_come(plots: World) -> None:
    bench = Bench(plots.load([survey(), judgement()]), DAY, DAY, GRANT)
    assert not bench.trial(()).is_payable
    assert bench.trial((a_planting(),)).is_payable
    assert not bench.trial((a_planting("101"),)).is_payable
    assert not bench.trial((a_planting("91"),)).is_payable, "the hold stands"


def test_papers_received_after_the_start_are_not_on_file(plots: World) -> None:
    late = planting(received="2002-02-11")
    bench = Bench(plots.load([survey(), judgement(), late]), DAY, date(2002, 3, 1), GRANT)
    assert not bench.trial(()).is_payable


def test_a_paper_that_does_not_count_makes_nothing_payable(plots: World) -> None:
    bench = Bench(plots.load([planting(), survey(), judgement()]), DAY, DAY, GRANT)
    assert not bench.trial((a_planting(sender="board", plot="B"),)).is_payable


def test_a_paper_that_its_schema_refuses_raises(plots: World) -> None:
    bench = Bench(plots.load([]), DAY, DAY, GRANT)
    with pytest.raises(InputError):
        bench.trial((a_planting("-1"),))
    assert not bench.pays((a_planting("-1"),))


def test_the_whole_case_says_the_same(plots: World) -> None:
    bench = Bench(plots.load([survey(), judgement()]), DAY, DAY, GRANT)
    (tranche,) = bench.verdict((a_planting(),)).tranches
    assert tranche.payable_now is not None
