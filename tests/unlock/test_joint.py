"""Whether figures of several papers share a bound."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.model.case import as_submitted
from checker.unlock import Interval, Step
from checker.unlock.drafts import Draft
from checker.unlock.joint import is_joint
from checker.unlock.trials import Bench
from tests.unlock.plots import GRANT, judgement, survey, world

DAY = date(2002, 2, 10)


def a_planting(plot: str) -> Draft:
    envelope = {"type": "planting", "id": plot, "submitted_by": "farm", "received_on": DAY}
    said = {"plot": plot, "year": Decimal(2001), "area": Decimal(1)}
    return Draft("planting", {**envelope, **said}, (), "farm", ())


def a_step(draft: Draft, most: int) -> Step:
    interval = Interval("area", None, Decimal(most), "ha", is_fact=True)
    return Step(as_submitted(draft.fields), "farm", None, (), intervals=(interval,))


@pytest.mark.parametrize(
    ("most", "shared"), [((60, 40), False), ((60, 41), True), ((90, 90), True)]
)
def test_plots_that_may_have_100_ha_together(
    tmp_path: Path, most: tuple[int, int], shared: bool
) -> None:
    bench = Bench(world(tmp_path).load([survey(), judgement()]), DAY, DAY, GRANT)
    drafts = a_planting("A"), a_planting("B")
    steps = [a_step(*each) for each in zip(drafts, most, strict=True)]
    assert is_joint(bench, drafts, steps) is shared
