from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from checker.feel.goals import ABSENT, SOME, Target, Want
from checker.unlock.witnesses import TO_BE_STATED, Filling, ImpossibleError, part_at, step_of

D = Decimal
DAY = date(2001, 6, 30)
FIGURE = {"type": "number", "minimum": 0, "maximum": 100}
DATE = {"type": "string", "format": "date"}


def filled(schema: dict[str, Any], *wants: Want, whole: bool = False) -> list[dict[str, Any]]:
    properties = {name: part for name, part in schema.items() if name != "required"}
    required = schema.get("required", list(properties))
    return list(
        Filling(wants, DAY, {"plot": "A"}, whole).documents(
            {"properties": properties, "required": required}
        )
    )


def want(path: str, operator: str, value: object = None) -> Want:
    return Want(tuple(path.split(".")), Target(operator, value))


def test_required_fields_are_filled_and_others_left_out() -> None:
    schema = {"plot": {"type": "string"}, "note": {"type": "string"}, "day": DATE}
    assert filled({**schema, "required": ["plot", "day"]}) == [{"plot": "A", "day": DAY}]
    assert filled({"note": {"type": "string"}}) == [{"note": TO_BE_STATED}]


def test_a_whole_number_that_nothing_fixes_is_as_in_the_case() -> None:
    year = {"type": "integer", "minimum": 1994}
    found = list(
        Filling((), DAY, {"year": D(1999)}).documents(
            {"properties": {"year": year}, "required": ["year"]}
        )
    )
    assert found == [{"year": D(1999)}]
    assert filled({"year": year}) == [{"year": D(1994)}]


def test_choices_that_nothing_fixes_are_tried() -> None:
    schema = {"result": {"enum": ["good", "bad"]}, "is_final": {"type": "boolean"}}
    assert len(filled(schema)) == 4
    assert filled(schema, want("result", "=", "bad"), want("is_final", "!=", True)) == [
        {"result": "bad", "is_final": False}
    ]


@pytest.mark.parametrize(
    ("operator", "value", "witness"),
    [("<=", D(7), D(7)), ("<", D(7), D(6)), (">=", D(7), D(7)), (">", D(7), D(8))],
)
def test_a_figure_stands_at_its_bound(operator: str, value: Decimal, witness: Decimal) -> None:
    assert filled({"area": FIGURE}, want("area", operator, value)) == [{"area": witness}]


def test_the_figure_of_an_act_is_the_most_and_that_of_a_fact_the_least() -> None:
    assert filled({"area": FIGURE}) == [{"area": D(100)}, {"area": D(0)}]
    assert filled({"area": FIGURE}, whole=True) == [{"area": D(0)}]
    bounded = filled({"area": FIGURE}, want("area", "<=", D(7)), whole=True)
    assert bounded == [{"area": D(0)}, {"area": D(7)}]


@pytest.mark.parametrize("wants", [("<=", D(-1)), (">=", D(101))])
def test_no_figure_outside_of_the_schema(wants: tuple[str, Decimal]) -> None:
    with pytest.raises(ImpossibleError):
        filled({"area": FIGURE}, want("area", *wants))


def test_a_date_is_the_day_within_its_bounds() -> None:
    assert filled({"on": DATE}, want("on", "<=", DAY)) == [{"on": DAY}]
    assert filled({"on": DATE}, want("on", ">", DAY)) == [{"on": date(2001, 7, 1)}]
    with pytest.raises(ImpossibleError):
        filled({"on": DATE}, want("on", "<", DAY))


def test_what_is_wanted_inside_of_objects_and_lists() -> None:
    part = {"type": "object", "properties": {"east": FIGURE, "west": FIGURE}}
    schema = {"area": part, "actions": {"type": "array", "items": {"type": "string"}}}
    only = {**schema, "required": []}
    assert filled(only, want("area.east", "<=", D(3))) == [{"area": {"east": D(3)}}]
    assert filled(only, want("actions", SOME)) == [{"actions": [TO_BE_STATED]}]
    assert filled({**only, "required": ["actions"]}) == [{"actions": []}]


def test_who_reports_a_fact_reports_all_of_it() -> None:
    part = {"type": "object", "properties": {"east": FIGURE, "west": FIGURE}}
    (first, *_) = filled({"area": part}, want("area.east", "<=", D(3)), whole=True)
    assert set(first["area"]) == {"east", "west"}


def test_two_values_of_a_field_or_a_required_one_that_is_absent_are_impossible() -> None:
    for wants in (
        (want("plot", "=", "A"), want("plot", "=", "B")),
        (want("plot", ABSENT),),
    ):
        with pytest.raises(ImpossibleError):
            filled({"plot": {"type": "string"}}, *wants)


def test_the_part_of_a_schema_for_a_field_inside_another() -> None:
    schema = {"properties": {"plot": {"properties": {"area": {"minimum": 3}}}}}
    assert part_at(schema, ("plot", "area")) == {"minimum": 3}
    assert part_at(schema, ("area", "plot")) == {}


def test_the_finest_step_of_a_figure() -> None:
    assert step_of({"type": "integer"}, [D("0.5")]) == 1
    assert step_of({"multipleOf": 0.01}) == D("0.01")
    assert step_of({}, [D("47.6"), D(7960), None]) == D("0.1")
