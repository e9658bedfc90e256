"""Papers that end a contradiction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.unlock.drafts import Draft, alike
from checker.unlock.rivals import in_place_of
from tests.unlock.plots import planting, world

DAY = date(2002, 2, 10)


def test_each_of_the_rivals_can_be_the_one_that_is_right(tmp_path: Path) -> None:
    papers = [planting(area=1), planting(area=2) | {"id": "P-2"}]
    rivals = world(tmp_path).scope(papers, str(DAY)).papers.contested
    draft = Draft("planting", {"id": "NEW", "received_on": DAY}, (), "farm", ("stop/A",))
    found = list(in_place_of(rivals, draft))
    assert [each.fields["area"] for each in found] == [Decimal(2), Decimal(1)]
    for each in found:
        assert each.fields["supersedes"] == ["P-2", "P-A"]
        assert (each.received_on, each.because) == (DAY, ("stop/A",))
    assert len({alike([each]) for each in found}) == 2, "their figures are not free"
