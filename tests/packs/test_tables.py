from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.feel import Record
from checker.packs import load_compiled
from checker.packs.check import check_files
from tests.packs.problems import add_rules

AMENDMENT = Record(
    {
        "type": "amendment",
        "id": "a",
        "table": "caps",
        "key": ["north", Decimal(2001)],
        "value": Decimal(120),
        "agreed_on": date(2001, 5, 1),
    },
    "a",
)


def test_an_amended_value_rests_on_the_amendment(water: Path) -> None:
    compiled = load_compiled(water)
    values = {**compiled.constants, "amendments": [AMENDMENT], "as_of": date(2001, 5, 1)}
    session = compiled.library.session(values)
    amended = session.trace(compiled.library.compile('cap("north", 2001) < 110'))
    assert (amended.value, amended.reads) == (False, (AMENDMENT,))
    printed = session.trace(compiled.library.compile('cap("south", 2001) < 110'))
    assert (printed.value, printed.reads) == (False, ())


def test_an_amendment_counts_from_the_day_on_which_it_is_agreed(water: Path) -> None:
    compiled = load_compiled(water)
    program = compiled.library.compile('cap("north", 2001)')
    values = {**compiled.constants, "amendments": [AMENDMENT]}
    day_before = compiled.library.session({**values, "as_of": date(2001, 4, 30)})
    same_day = compiled.library.session({**values, "as_of": date(2001, 5, 1)})
    assert day_before.evaluate(program, {}) != Decimal(120)
    assert same_day.evaluate(program, {}) == Decimal(120)


def test_a_value_that_is_nowhere_is_told_by_the_name_of_the_table(water: Path) -> None:
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})
    (reason,) = session.trace(compiled.library.compile('cap("north", 1999)')).nulls
    assert (reason.kind, reason.definition) == ("definition", "cap")
    assert reason.arguments == ("north", Decimal(1999))


RECORDS = """\
tables:
  - id: seasons
    title: Seasons and their limits
    norm: cap
    name: season
    keys: {named: string}
    type: {from: date, to: date, limit: number}
    unit: m3
    listed: seasons
    values:
      first: {from: 2001-04-01, to: 2002-03-31, limit: 35.5}
      second: {from: 2002-04-01, limit: 26}
"""


def test_a_table_of_records_with_the_list_of_its_keys(water: Path) -> None:
    add_rules(water, RECORDS)
    assert check_files(water) == []
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})

    def value(text: str) -> object:
        return session.evaluate(compiled.library.compile(text), {})

    assert value("seasons") == ["first", "second"]
    assert value('season("first").limit') == Decimal("35.5")
    assert value('season("first").to + duration("P1D")') == date(2002, 4, 1)
    assert value('season("second").to') is None
    assert value('season("third")') is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("to: 2002-03-31", "till: 2002-03-31", "no 'till'"),
        ("limit: 26", "limit: much", "the field 'limit' is not a number"),
        ("{from: 2002-04-01, limit: 26}", "26", "a record with from, to, limit"),
        ("from: 2001-04-01", "from: 2001-04-31", "the field 'from' is not a date"),
    ],
)
def test_a_record_of_another_form_is_told_with_its_place(
    water: Path, old: str, new: str, message: str
) -> None:
    add_rules(water, RECORDS.replace(old, new))
    (problem,) = check_files(water)
    assert message in problem.message
    assert "more.yaml:1" in str(problem.position)


def test_fields_and_units_of_records_are_checked(water: Path) -> None:
    add_rules(water, RECORDS + LIMIT)
    found = {(each.code, str(each.position).rpartition("/")[2]) for each in check_files(water)}
    assert ("unknown-property", "more.yaml:18:45") in found


LIMIT = """\
limits:
  - id: of-season
    title: Limit of a season
    norm: cap
    for_each: {named: seasons}
    measure: 'sum(well_reports.drawn) + 0 * season(named).limits'
    at_most: season(named).limit
    unit: m3
"""


def test_a_list_of_keys_needs_a_name_of_its_own(water: Path) -> None:
    add_rules(water, RECORDS.replace("listed: seasons", "listed: cap"))
    (problem,) = check_files(water)
    assert problem.code == "name-taken"
    assert str(problem.position).endswith("more.yaml:9:13")


def test_a_bare_number_where_text_is_wanted_gets_a_hint(water: Path) -> None:
    add_rules(water, RECORDS.replace("first: {", "2001: {"))
    (problem,) = check_files(water)
    assert problem.hint == "put it in quotes"
    assert str(problem.position).endswith("more.yaml:11:13")


DATED = """\
tables:
  - id: rates
    title: Rate of a well from a day on
    norm: cap
    name: rate
    keys: {well: string, on_day: date}
    dated: on_day
    values:
      north: {2002-01-01: {value: 3, norm: report}, 2001-01-01: 2, 2003-01-01: null}
"""


def test_a_dated_value_holds_until_the_next_one(water: Path) -> None:
    add_rules(water, DATED)
    assert check_files(water) == []
    compiled = load_compiled(water)
    session = compiled.library.session({**compiled.constants, "amendments": []})
    days = ["2000-12-31", "2001-01-01", "2001-12-31", "2002-01-01", "2002-12-31", "2003-01-01"]
    values = [
        session.evaluate(compiled.library.compile(f'rate("north", date("{day}"))'), {})
        for day in days
    ]
    assert values == [None, 2, 2, 3, 3, None]
    table = next(each for each in compiled.pack.topic.tables if each.id == "rates")
    assert table.all_norms == ("cap", "report")


@pytest.mark.parametrize(
    ("old", "new", "message", "place"),
    [
        ("norm: report", "norm: raport", "there is no norm 'raport'", "9:44"),
        ("norm: report", "norn: report", "a value is written alone, or with its norm", "9:27"),
        ("dated: on_day", "dated: well", "'dated' has to be the last of the keys", "2:5"),
        ("dated: on_day", "dated: on_day\n    bounds: {min: 0}", "gets a further day", "2:5"),
    ],
)
def test_dated_values_that_are_written_wrongly(
    water: Path, old: str, new: str, message: str, place: str
) -> None:
    add_rules(water, DATED.replace(old, new))
    (problem,) = check_files(water)
    assert message in str(problem.message)
    assert str(problem.position).endswith(f"more.yaml:{place}")
