from __future__ import annotations

from contextlib import closing

from checker.portfolio.spool import Spool
from tests.portfolio.made import block


def test_cases_come_back_by_rank_with_their_rows() -> None:
    with closing(Spool()) as spool:
        assert not spool
        for each in (
            block("bad", status=2),
            block("little", "1"),
            block("none"),
            block("yuan", "5", "CNY"),
            block("much", "20"),
        ):
            spool.add(each)
        assert len(spool) == 5
        order = ["yuan", "much", "little", "none", "bad"]
        assert [row["address"] for row in spool.rows()] == order
        assert len(list(spool.blocks())) == 5


def test_cases_of_one_rank_come_in_the_order_in_which_they_were_found() -> None:
    with closing(Spool()) as spool:
        for name in ("b", "a"):
            spool.add(block(name, "1"))
        assert [row["address"] for row in spool.rows()] == ["b", "a"]
