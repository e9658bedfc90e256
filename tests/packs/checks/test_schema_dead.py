from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.check import check_files
from tests.packs.problems import REPORT, Edit, only_problem

YEAR = '"year": {"type"'


@pytest.mark.parametrize(
    ("value", "pointer", "message"),
    [
        ('{"enum": []}', "/enum", "nothing fits: the list is empty"),
        ('{"not": {}}', "/not", "nothing fits: this refuses every value"),
        ('{"type": "string", "enum": ["a", 1]}', "/enum/1", "not of type string"),
        ('{"type": "integer", "const": "a"}', "/const", "not of type integer"),
        ('{"type": "number", "const": true}', "/const", "not of type number"),
        ('{"if": {"type": "string"}}', "/if", "`if` has no effect without `then`, `else`"),
        ('{"then": {"type": "string"}}', "/then", "`then` has no effect without `if`"),
        ('{"type": "array", "minContains": 1}', "/minContains", "no effect without `contains`"),
        (
            '{"type": "object", "required": ["a"], "additionalProperties": false}',
            "/required/0",
            "the field 'a' is asked for here, and `additionalProperties` refuses it",
        ),
        (
            '{"type": "object", "$ref": "#/properties/type", "additionalProperties": false}',
            "/additionalProperties",
            "refuses the fields of the schemas referred to",
        ),
    ],
)
def test_what_nothing_fits_or_has_no_effect_is_told(
    water: Path, edit: Edit, value: str, pointer: str, message: str
) -> None:
    edit(REPORT, YEAR, f'"note": {value}, {YEAR}')
    problem = only_problem(water)
    assert message in problem.message
    assert problem.position.pointer == f"/properties/note{pointer}"


def test_field_that_is_asked_for_and_refused_is_told(water: Path, edit: Edit) -> None:
    edit(REPORT, '"required": ["', '"required": ["yaer", "')
    assert "the field 'yaer' is asked for here" in only_problem(water).message


def test_fields_of_the_envelope_may_be_asked_for(water: Path, edit: Edit) -> None:
    edit(REPORT, '"required": ["', '"required": ["received_on", "')
    assert check_files(water) == []


def test_anchor_that_stands_twice_is_told(water: Path, edit: Edit) -> None:
    parts = '"a": {"$anchor": "k", "type": "string"}, "b": {"$anchor": "k", "type": "number"}'
    edit(REPORT, '"title"', f'"$defs": {{{parts}}}, "title"')
    assert {each.position.pointer for each in check_files(water)} == {
        "/$defs/a/$anchor",
        "/$defs/b/$anchor",
    }


@pytest.mark.parametrize(
    "value",
    [
        '{"type": ["string", "null"], "enum": ["a", null]}',
        '{"type": "integer", "enum": [1, 2.0]}',
        '{"if": {"type": "string"}, "else": {"minimum": 1}}',
        '{"type": "object", "required": ["a"], "patternProperties": {"^a": {}},'
        ' "additionalProperties": false}',
        '{"type": "object", "required": ["a"]}',
    ],
)
def test_what_can_be_fitted_is_left_alone(water: Path, edit: Edit, value: str) -> None:
    edit(REPORT, YEAR, f'"note": {value}, {YEAR}')
    assert check_files(water) == []
