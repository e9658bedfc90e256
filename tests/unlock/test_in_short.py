from __future__ import annotations

from pathlib import Path

from checker.unlock.in_short import in_short
from tests.unlock.plots import judgement, planting, survey, unlock, world


def test_papers_are_counted_with_their_senders(tmp_path: Path) -> None:
    given = world(tmp_path)
    pack = given.load([]).compiled.pack
    found = in_short([unlock(given, [planting()], "2002-02-10")], pack)
    one = found["grant/2001"]
    assert one.papers == "2 papers, from the office and the board; from 2002-02-10 on"
    assert (one.money, one.because) == ("USD 1,000.00", frozenset({"grant/surveyed/2001"}))


def test_what_needs_no_paper_or_has_no_way_is_not_told(tmp_path: Path) -> None:
    given = world(tmp_path)
    pack = given.load([]).compiled.pack
    paid = unlock(given, [planting(), survey(), judgement()], "2002-02-10")
    blocked = unlock(given, [planting(), survey(), judgement("bad")], "2002-02-10")
    assert in_short([paid, blocked], pack) == {}
