from __future__ import annotations

import json
from contextlib import closing
from decimal import Decimal

from checker.model.problems import Position, Problem
from checker.portfolio import telling
from checker.portfolio.assessing import Block
from checker.portfolio.rows import rows_of, unusable_row
from checker.portfolio.spool import Spool
from checker.portfolio.telling import overview
from checker.reports import Style
from tests.portfolio.made import DAY, tranche, usd
from tests.reports import samples


def spooled(spool: Spool) -> Spool:
    euro = tranche("b", amount=usd("7.00", "EUR"), paid=usd("0", "EUR"), payable=usd("0", "EUR"))
    cases = {
        "much": (tranche(amount=usd("2500.50")),),
        "open": (tranche(amount=None, paid=None, payable=None),),
        "both": (tranche(), euro),
    }
    for number, (name, tranches) in enumerate(cases.items()):
        verdict = samples.verdict(case=name, tranches=tranches)
        lines = "".join(json.dumps(row) + "\n" for row in rows_of(verdict, name))
        spool.add(Block(lines.encode(), (0, "", Decimal(number)), 0))
    problems = [Problem(Position("bad"), "file", f"fault {n}") for n in range(3)]
    line = json.dumps(unusable_row("bad", DAY, problems)) + "\n"
    spool.add(Block(line.encode(), (2, "", Decimal(0)), 2))
    return spool


def test_the_money_is_added_up_by_currency_and_what_is_unknown_is_told() -> None:
    with closing(Spool()) as spool:
        text = overview(spooled(spool), Style(width=100))
    assert text.startswith("PORTFOLIO (4)\n3 violated, 1 unusable\n")
    assert "At risk:        EUR 7.00\n" in text
    assert "At risk:        USD 2,600.50\n" in text
    assert "What is at risk leaves out 1 tranche whose amount or payments are not known.\n" in text


def test_each_case_has_a_line_in_the_order_of_rank() -> None:
    with closing(Spool()) as spool:
        text = overview(spooled(spool), Style(width=100))
    lines = text.split("FIRST\n")[1].splitlines()
    assert lines == [
        "VIOLATED        much: at risk USD 2,500.50, payable now USD 0.00",
        "VIOLATED        open: no sum: no amount is known, or there are several currencies",
        "VIOLATED        both: no sum: no amount is known, or there are several currencies",
        "UNUSABLE        bad: bad: fault 0 [file] and 2 more problems",
    ]


def test_of_many_cases_the_first_are_listed_and_all_where_asked() -> None:
    with closing(Spool()) as spool:
        for number in range(telling.FEW + 2):
            line = json.dumps(unusable_row(f"c{number:02}", DAY, [_fault()])) + "\n"
            spool.add(Block(line.encode(), (2, "", Decimal(0)), 2))
        short, whole = (overview(spool, Style(verbose=each)) for each in (False, True))
    assert "2 more cases; --verbose lists them" in short
    assert "c21" not in short
    assert "c21" in whole
    assert "more cases" not in whole


def _fault() -> Problem:
    return Problem(Position("c"), "file", "a fault")
