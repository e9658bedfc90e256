from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from checker.feel import Record
from checker.feel.goals import Target, Want
from checker.intake import Place, SourceFile
from checker.model.case import Document
from checker.unlock.drafts import Draft
from checker.unlock.intervals import (
    Figure,
    day_ranges,
    ends_are_right,
    finest_steps,
    free_figures,
    interval,
    with_value_at,
)

D = Decimal
SCHEMA = {"type": "number", "minimum": 0, "maximum": 100}
TYPE = {"properties": {"area": SCHEMA, "year": {"type": "integer"}}}


def draft(*wants: Want, is_fact: bool = True, area: str = "5") -> Draft:
    fields = {"id": "P", "received_on": date(2001, 1, 1), "area": D(area), "year": D(2001)}
    return Draft("planting", fields, wants, "farm", (), is_fact=is_fact)


def figure(value: str = "5", step: str = "0.1") -> Figure:
    return Figure(("area",), D(value), SCHEMA, D(step))


def want(operator: str, value: object) -> Want:
    return Want(("area",), Target(operator, value))


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        ("0", "47.6", (None, D("47.6"))),
        ("3.3", "100", (D("3.3"), None)),
        ("5", "5", (D(5), D(5))),
        ("0", "47.62", (None, D("47.62"))),
        ("0.004", "47.623", (D("0.004"), D("47.623"))),
        ("0", "100", (None, None)),
    ],
)
def test_both_ends_are_exact_though_the_figures_of_the_case_have_fewer_digits(
    low: str, high: str, ends: tuple[Decimal | None, Decimal | None]
) -> None:
    found = interval(figure(), draft(), lambda value: D(low) <= value <= D(high), "ha")
    assert (found.at_least, found.at_most) == ends


def test_an_end_without_a_last_figure_is_told_in_steps_of_the_figure() -> None:
    found = interval(figure(), draft(), lambda value: D(3) < value < D(9), "ha")
    assert (found.at_least, found.at_most) == (D("3.1"), D("8.9"))


def test_an_end_has_no_more_digits_than_the_schema_allows() -> None:
    whole = Figure(("area",), D(5), {**SCHEMA, "multipleOf": 1}, D(1))
    assert interval(whole, draft(), lambda value: value <= D("7.5"), None).at_most == D(7)


@pytest.mark.parametrize(("high", "most"), [(D("47.6"), D("47.6")), (D(10) ** 15, None)])
def test_a_schema_without_ends_leaves_them_to_the_case(high: Decimal, most: Decimal | None) -> None:
    endless = Figure(("area",), D(40), {"type": "number"}, D("0.1"))
    found = interval(endless, draft(), lambda value: 40 <= value <= high, None)
    assert (found.at_least, found.at_most) == (D(40), most)


def test_of_the_most_that_is_asked_of_an_act_it_is_not_told_how_little_would_do() -> None:
    def is_five(value: Decimal) -> bool:
        return value == 5

    most = interval(figure(), draft(want("<=", D(5)), is_fact=False), is_five, None)
    least = interval(figure(), draft(want(">=", D(5)), is_fact=False), is_five, None)
    assert (most.at_least, most.at_most) == (None, D(5))
    assert (least.at_least, least.at_most) == (D(5), D(5))


def test_ends_are_right_only_there_and_not_a_step_beyond() -> None:
    def holds(value: Decimal) -> bool:
        return value <= D("47.6")

    found = interval(figure(), draft(), holds, None)
    assert ends_are_right(found, figure(), draft(), holds)
    assert not ends_are_right(found, figure(), draft(), lambda value: value <= D("47.5"))
    assert not ends_are_right(found, figure(), draft(), lambda value: value <= D("47.7"))


def test_free_figures_are_those_that_nothing_fixes() -> None:
    (only,) = free_figures(draft(area="5.25"), TYPE, {}, {})
    assert (only.path, only.step) == (("area",), D("0.01"))
    assert list(free_figures(draft(want("=", D(5))), TYPE, {}, {})) == []
    assert list(free_figures(draft(), TYPE, {}, {"area": D(5)})) == []


def test_a_figure_is_as_fine_as_those_of_its_unit_in_the_case() -> None:
    record = Record({"id": "Q", "area": D("47.6"), "year": D(2001)}, "Q")
    place = Place(SourceFile("x"))
    on_file = Document("Q", "planting", record, place)
    in_hectares = {"properties": {"area": {**SCHEMA, "x-unit": "ha"}}}
    steps = finest_steps([on_file], {"planting": in_hectares})
    assert steps["ha"] == D("0.1")
    (only,) = free_figures(draft(), in_hectares, steps, {})
    assert only.step == D("0.1")


def test_a_figure_is_changed_in_its_own_paper_alone() -> None:
    mine, other = draft(), Draft("planting", {"id": "Q", "area": D(1)}, (), "farm", ())
    changed = with_value_at((mine, other), mine, ("area",), D(9))
    assert [each.fields["area"] for each in changed] == [D(9), D(1)]


FIRST, LAST, TODAY = date(2001, 2, 1), date(2001, 9, 1), date(2001, 6, 30)


@pytest.mark.parametrize(
    ("wants", "low", "high"),
    [
        ([(">=", FIRST)], FIRST, None),
        ([("<", LAST + timedelta(days=1))], None, LAST),
        ([(">=", FIRST), ("<=", LAST)], FIRST, LAST),
        ([("<=", TODAY)], None, None),
        ([(">=", date(2000, 12, 1))], None, None),
        ([], None, None),
    ],
)
def test_the_bounds_of_a_date(wants: list[tuple[str, date]], low: date, high: date) -> None:
    asked = tuple(Want(("on",), Target(operator, day)) for operator, day in wants)
    given = replace(draft(*asked), fields={**draft().fields, "on": date(2001, 3, 1)})

    def holds(path: tuple[str, ...], day: date) -> bool:
        return all(want.target.met_by(day) for want in asked)

    found = [(each.not_before, each.not_after) for each in day_ranges(given, TODAY, holds)]
    assert found == ([(low, high)] if low or high else [])


def test_a_bound_of_a_date_that_does_not_matter_is_not_told() -> None:
    asked = Want(("on",), Target(">=", FIRST))
    given = replace(draft(asked), fields={**draft().fields, "on": date(2001, 3, 1)})
    assert list(day_ranges(given, TODAY, lambda path, day: True)) == []
