from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.feel import Value
from checker.packs import load_compiled
from checker.packs.check import check_files
from tests.packs.problems import add_rules

PERIODS = """\
periods:
  - {id: second, title: Second, from: 2002-07-01, to: 2003-06-30}
  - {id: first, title: First, from: 2001-07-01, to: 2002-06-30}

obligations:
  - id: told
    title: End of a period told
    norm: report
    bearer: warden
    for_each: {period: periods}
    due: period.to
    days_after: 10
    fulfilled_by: well_reports[year = period.from.year]
"""


def test_periods_stand_in_the_order_of_their_days(water: Path) -> None:
    add_rules(water, PERIODS)
    assert check_files(water) == []
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})

    def value(text: str) -> Value:
        return session.evaluate(compiled.library.compile(text), {})

    assert value("periods.id") == ["first", "second"]
    assert value("periods[1].to") == date(2002, 6, 30)
    days = ["2001-06-30", "2001-07-01", "2002-06-30", "2002-07-01", "2003-06-30", "2003-07-01"]
    found = [value(f'period_of(date("{day}")).id') for day in days]
    assert found == [None, "first", "first", "second", "second", None]
    assert value("previous(periods[2]).id") == "first"
    assert value("previous(periods[1])") is None


@pytest.mark.parametrize(
    ("old", "new", "code", "place"),
    [
        (
            "{period: periods}",
            "{year: periods}\n    applies: count(well_reports[item.year = year.id]) > 0",
            "unknown-property",
            "more.yaml:11:45",
        ),
        ("period.to", "period.until", "unknown-property", "more.yaml:11:"),
        ("period.to", "period_of(period).to", "wrong-type", "more.yaml:11:"),
        ("{period: periods}", "{previous: periods}", "name-taken", "more.yaml:10:16"),
        (
            "{period: periods}",
            "{period: 'for p in periods return {from: p.from, to: p.to}'}",
            "no-id",
            "more.yaml:10:25",
        ),
        ("to: 2003-06-30", "to: 2002-06-30", "pack-file", "more.yaml:2:5"),
        ("to: 2003-06-30", "to: end of June", "pack-file", "more.yaml:2:55"),
        ("to: 2003-06-30", "to: 2003", "pack-file", "more.yaml:2:55"),
        ("from: 2001-07-01, to: 2002-06-30", "from: 2001-07-01", "missing-key", "more.yaml:3:5"),
    ],
)
def test_periods_that_are_misused(water: Path, old: str, new: str, code: str, place: str) -> None:
    add_rules(water, PERIODS.replace(old, new))
    found = {(each.code, str(each.position).rpartition("/")[2]) for each in check_files(water)}
    assert any(each == code and at.startswith(place) for each, at in found), found
