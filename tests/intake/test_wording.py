from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from checker.intake.schemas import Schema
from checker.messages import Message, gettext
from checker.model.problems import Problem
from checker.parsers.places import Place, SourceFile, problems_of
from checker.parsers.suggestions import suggestion
from tests.intake.cases import REPORT, report


def problems(schema: dict[str, Any], value: object) -> list[Problem]:
    file = SourceFile("x.json", json.dumps(value, indent=1, default=float))
    return problems_of(list(Schema(schema).faults(value, Place(file), gettext("a note"))))


def said(schema: dict[str, Any], value: object) -> list[str]:
    return [str(problem).split(": ", 1)[1] for problem in problems(schema, value)]


def field(schema: object, value: object) -> str:
    """Return what is said of a field ``f``."""
    (line,) = said({"properties": {"f": schema}}, {"f": value})
    return line


DATE = {"type": "string", "format": "date"}
A_DATE = "a date written year-month-day, such as 1998-12-31"


@pytest.mark.parametrize(
    ("schema", "value", "words"),
    [
        ({"enum": [1, 2, 3, 4]}, 5, "`f` must be one of 1, 2, 3, 4; found 5 [not-allowed]"),
        (
            {"enum": [1, 2]},
            "2",
            '`f` must be one of 1, 2; found "2"; write the number without quotes [not-allowed]',
        ),
        (
            {"enum": ["closure", "conversion", None]},
            "clsoure",
            '`f` must be one of "closure", "conversion", null; found "clsoure"; '
            "did you mean `closure`? [not-allowed]",
        ),
        ({"const": "note"}, "memo", '`f` must be "note"; found "memo" [not-allowed]'),
        ({"type": "number"}, "x", '`f` must be a number; found "x" [wrong-type]'),
        (
            {"type": "number", "x-unit": "t"},
            "8.5",
            '`f` must be a number in t; found "8.5"; write the number without quotes [wrong-type]',
        ),
        ({"type": "integer"}, Decimal("1.5"), "`f` must be a whole number; found 1.5 [wrong-type]"),
        (
            {"type": ["null", "boolean"]},
            "yes",
            '`f` must be true or false or null; found "yes" [wrong-type]',
        ),
        (
            {"type": "string"},
            None,
            "`f` must be text in quotes; found null; "
            "leave it out while it is not known [wrong-type]",
        ),
        ({"type": "object"}, [], "`f` must be an object; found a list [wrong-type]"),
        ({"type": "array"}, {}, "`f` must be a list; found an object [wrong-type]"),
        (
            DATE,
            "1998-02-30",
            f'`f` is not a date; expected {A_DATE}; found "1998-02-30" [not-a-date]',
        ),
        (
            DATE,
            "31.12.1998",
            f'`f` is not a date; expected {A_DATE}; found "31.12.1998"; write "1998-12-31" '
            "[not-a-date]",
        ),
        (DATE, 1998, f"`f` must be {A_DATE}; found 1998 [wrong-type]"),
        ({"minimum": 0}, -1, "`f` must be at least 0; found -1 [out-of-range]"),
        ({"maximum": Decimal("99.5")}, 100, "`f` must be at most 99.5; found 100 [out-of-range]"),
        ({"exclusiveMinimum": 0}, 0, "`f` must be more than 0; found 0 [out-of-range]"),
        ({"exclusiveMaximum": 1}, 1, "`f` must be less than 1; found 1 [out-of-range]"),
        (
            {"multipleOf": Decimal("0.01")},
            Decimal("0.005"),
            "`f` must have at most 2 decimals; found 0.005 [out-of-range]",
        ),
        (
            {"type": "integer", "multipleOf": 5},
            7,
            "`f` must be a multiple of 5; found 7 [out-of-range]",
        ),
        ({"minLength": 1}, "", "`f` must not be empty [out-of-range]"),
        ({"maxLength": 2}, "abc", '`f` must have at most 2 characters; found "abc" [out-of-range]'),
        ({"minItems": 1}, [], "`f` must not be empty [out-of-range]"),
        ({"maxItems": 1}, [1, 2], "`f` must have at most 1 item; found a list [out-of-range]"),
        ({"maxItems": 2}, [1, 2, 3], "`f` must have at most 2 items; found a list [out-of-range]"),
        ({"minLength": 2}, "a", '`f` must have at least 2 characters; found "a" [out-of-range]'),
        (
            {"minProperties": 2},
            {},
            "`f` must have at least 2 fields; found an object [out-of-range]",
        ),
        (
            {"multipleOf": Decimal("0.1")},
            Decimal("0.05"),
            "`f` must have at most 1 decimal; found 0.05 [out-of-range]",
        ),
        ({"uniqueItems": True}, [1, 1], "`f` must not have an item twice [not-allowed]"),
        (
            {"pattern": "^E", "description": "the number of an enterprise, such as E07"},
            "7",
            "`f` is not written as it has to be; "
            'expected the number of an enterprise, such as E07; found "7" [wrong-form]',
        ),
        (
            {"items": {"type": "string"}},
            ["a", 5],
            "item 2 of `f` must be text in quotes; found 5 [wrong-type]",
        ),
        ({"not": {"const": 1}}, 1, "`f` is among what is not allowed here; found 1 [wrong-form]"),
    ],
)
def test_wrong_values(schema: dict[str, Any], value: object, words: str) -> None:
    assert field(schema, value) == words


def test_missing_field_says_what_belongs_there() -> None:
    schema = {
        "properties": {
            "production": {"type": "number", "x-unit": "t", "description": "what was made"},
            "paid_on": DATE,
            "kind": {"enum": ["a", "b"]},
        },
        "required": ["production", "paid_on", "kind", "other"],
    }
    assert sorted(said(schema, {})) == [
        '`kind` is missing; expected one of "a", "b" [missing-field]',
        "`other` is missing [missing-field]",
        f"`paid_on` is missing; expected {A_DATE} [missing-field]",
        "`production` is missing; expected a number in t; what was made [missing-field]",
    ]


def test_required_field_that_is_null_is_not_to_be_left_out() -> None:
    schema = {"properties": {"f": {"type": "string"}}, "required": ["f"]}
    (line,) = said(schema, {"f": None})
    assert line.endswith("it says what the document is about, so it has to be known [wrong-type]")


@pytest.mark.parametrize("keyword", ["unevaluatedProperties", "additionalProperties"])
def test_unknown_field(keyword: str) -> None:
    schema = {"properties": {"production": {}, "year": {}}, keyword: False}
    assert said(schema, {"prodction": 1, "x": 2, "year": 3}) == [
        'a note has no field "prodction"; did you mean `production`? [unknown-field]',
        'a note has no field "x"; its fields are production, year [unknown-field]',
    ]


def test_unknown_field_is_shown_at_its_name() -> None:
    (problem,) = problems({"properties": {}, "unevaluatedProperties": False}, {"x": 1})
    assert (problem.position.line, problem.position.column) == (2, 2)


def test_wrong_field_is_not_also_called_unknown() -> None:
    found = problems(REPORT, report(received_on="1999-02-30", vessel=5, catch=-1))
    assert {(p.position.pointer, p.code) for p in found} == {
        ("/received_on", "not-a-date"),
        ("/catch", "out-of-range"),
        ("/vessel", "wrong-type"),
    }


def test_fields_of_objects_inside() -> None:
    money = {"type": "number", "x-unit": "USD"}
    schema = {
        "properties": {
            "allocation": {
                "type": "object",
                "properties": {"dia_fee": money, "nepa_fee": money},
                "required": ["dia_fee"],
                "unevaluatedProperties": False,
            },
            "conditions": {"type": "array", "items": {"required": ["id"]}},
        }
    }
    found = said(schema, {"allocation": {"nepa_fe": 1}, "conditions": [{"id": "a"}, {}]})
    assert found == [
        "`allocation.dia_fee` is missing; expected a number in USD [missing-field]",
        '`allocation` has no field "nepa_fe"; did you mean `nepa_fee`? [unknown-field]',
        "`conditions.id` is missing [missing-field]",
    ]


def test_date_or_null() -> None:
    either = {"anyOf": [DATE, {"type": "null"}]}
    assert field(either, "1998-13-01") == (
        f'`f` is not a date; expected {A_DATE}; found "1998-13-01" [not-a-date]'
    )
    assert field(either, 5) == (
        "`f` has none of the forms that are allowed; "
        f"expected {A_DATE} or null; found 5 [wrong-form]"
    )


def test_names_that_are_not_allowed() -> None:
    schema = {"propertyNames": {"enum": ["cod", "herring"]}, "type": "object"}
    assert field(schema, {"herrin": 1}) == (
        '"herrin" is not allowed as a name in `f`; expected one of "cod", "herring"; '
        "did you mean `herring`? [unknown-field]"
    )


def test_conditional_fields() -> None:
    schema = {
        "properties": {"kind": {}, "tonnage": {"type": "number"}},
        "if": {"properties": {"kind": {"const": "ship"}}},
        "then": {"required": ["tonnage"]},
        "dependentRequired": {"tonnage": ["flag"]},
    }
    assert said(schema, {"kind": "ship"}) == [
        "`tonnage` is missing; expected a number [missing-field]"
    ]
    assert said(schema, {"kind": "boat", "tonnage": 5}) == ["`flag` is missing [missing-field]"]


def test_long_and_unprintable_values_are_shortened() -> None:
    line = field({"type": "number"}, "\x1b[2J" + "x" * 1_000)
    assert '"?[2Jxxx' in line
    assert len(line) < 150


def test_suggestions() -> None:
    assert suggestion("prodcution-report", ["permit", "production-report"]) == (
        "did you mean `production-report`?"
    )
    assert suggestion("zzz", ["permit"]) is None
    assert suggestion("x" * 100_000, ["x" * 100_000]) is None


def test_the_sentence_can_be_told_in_another_language() -> None:
    (problem,) = problems({"properties": {"f": {"maxLength": 2}}}, {"f": "abc"})
    message = problem.message
    assert isinstance(message, Message)
    assert message.template == "{value} must have at most {count} character"
    assert (message.plural, message.number) == ("{value} must have at most {count} characters", 2)
    assert dict(message.arguments) == {"count": 2, "value": "`f`"}
