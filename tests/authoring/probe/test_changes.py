from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.authoring.probe.changes import Change, Kind, Surroundings, changes

REPORT: dict[str, Any] = {
    "type": "report",
    "id": "R",
    "submitted_by": "warden",
    "received_on": "2003-03-31",
    "year": 2003,
    "drawn": Decimal("100.5"),
    "visits": [{"day": "2004-02-29", "passed": True}],
    "grade": "a",
}
AROUND = Surroundings(
    senders=("warden", "council"),
    named_in=lambda paper: frozenset(),
    choices=lambda path: ("a", "b") if path == ("grade",) else (),
    key=frozenset({"year"}),
)


def made(kind: Kind, around: Surroundings = AROUND, **fields: Any) -> list[Change]:
    return [each for each in changes({**REPORT, **fields}, around) if each.kind is kind]


def new(change: Change) -> Any:
    (paper,) = change.new
    return paper


def test_a_dropped_paper_takes_those_along_that_name_it() -> None:
    around = Surroundings(
        AROUND.senders, lambda paper: frozenset({"S", "T"}), AROUND.choices, AROUND.key
    )
    (change,) = made(Kind.DROP, around)
    assert change.gone == {"R", "S", "T"}
    assert change.new == ()
    assert change.words == "drop it with S, T"


def test_each_field_beside_the_envelope_is_left_out_also_inside_lists() -> None:
    omitted = made(Kind.OMIT)
    fields = [change.field for change in omitted]
    assert fields == ["year", "drawn", "visits", "visits[].day", "visits[].passed", "grade"]
    assert new(omitted[3])["visits"] == [{"passed": True}]
    assert REPORT["visits"] == [{"day": "2004-02-29", "passed": True}]


def test_a_paper_is_sent_by_everybody_else() -> None:
    assert [new(change)["submitted_by"] for change in made(Kind.SENDER)] == ["council"]


def test_a_copy_has_another_id_and_the_original_stays() -> None:
    (copy,) = made(Kind.COPY)
    assert copy.gone == frozenset()
    assert new(copy) == {**REPORT, "id": "R-copy"}


def test_figures_of_a_copy_move_both_ways_and_keys_stay() -> None:
    lower, higher = made(Kind.COPY_LOWER), made(Kind.COPY_HIGHER)
    assert [(change.field, new(change)["drawn"]) for change in lower] == [
        ("drawn", Decimal("50.2"))
    ]
    assert [new(change)["drawn"] for change in higher] == [Decimal("201.0")]


def test_zero_and_negative_figures_move_too() -> None:
    assert [new(c)["drawn"] for c in made(Kind.COPY_HIGHER, drawn=Decimal(0))] == [1]
    assert [new(c)["drawn"] for c in made(Kind.COPY_LOWER, drawn=Decimal(-4))] == [-8]
    assert [new(c)["drawn"] for c in made(Kind.COPY_HIGHER, drawn=Decimal(-4))] == [-2]


def test_whole_figures_stay_whole() -> None:
    assert [new(c)["drawn"] for c in made(Kind.COPY_LOWER, drawn=7)] == [3]


def test_choices_of_a_copy_change_only_where_its_key_is_known() -> None:
    otherwise = made(Kind.COPY_OTHERWISE)
    assert [(change.field, new(change)["grade"]) for change in otherwise] == [
        ("visits[].passed", "a"),
        ("grade", "b"),
    ]
    no_key = Surroundings(AROUND.senders, AROUND.named_in, AROUND.choices, None)
    assert [change.field for change in made(Kind.COPY_OTHERWISE, no_key)] == ["visits[].passed"]


def test_dates_move_by_a_day_a_month_and_a_year_to_the_last_day_of_a_shorter_month() -> None:
    later = [new(c)["received_on"] for c in made(Kind.LATER) if c.field == "received_on"]
    assert later == ["2003-04-01", "2003-04-30", "2004-03-31"]
    earlier = [c for c in made(Kind.EARLIER) if c.field == "visits[].day"]
    days = [new(change)["visits"][0]["day"] for change in earlier]
    assert days == ["2004-02-28", "2004-01-29", "2003-02-28"]


def test_a_paper_is_booked_on_the_years_around() -> None:
    assert [new(change)["year"] for change in made(Kind.YEAR)] == [2002, 2004]
    assert made(Kind.YEAR, year=3) == []
