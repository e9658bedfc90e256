from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.pack import Definition
from checker.model.patterns import SumOf

OF = {"id": "a", "title": "A", "name": "a"}


def feel(**written: Any) -> str:
    return Definition.model_validate({**OF, **written}).value


@pytest.mark.parametrize(
    ("sum_of", "text"),
    [
        ({"records": "reports", "field": "made"}, "sum((reports).made)"),
        (
            {"records": "reports", "field": "made", "where": "a or b", "per": {"year": "y"}},
            "sum((reports)[item.year = (y) and (a or b)].made)",
        ),
        ({"records": "reports", "field": "made", "none": 0}, "sum from zero((reports).made)"),
        (
            {"over": {"p": "places", "q": "[1..4]"}, "figure": "made(p, q)"},
            "sum(for p in places, q in [1..4] return made(p, q))",
        ),
        (
            {"records": "reports", "field": "made", "latest_by": ["place"]},
            "sum(for _key in distinct values(for _record in (reports) return "
            "{place: _record.place}) return (reports)[item.place = _key.place][-1].made)",
        ),
    ],
)
def test_a_sum_is_translated(sum_of: dict[str, Any], text: str) -> None:
    assert feel(sum_of=sum_of) == text


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "give 'records' with a 'field'"),
        ({"records": "x", "field": "f", "over": {"a": "b"}}, "give 'records' with a 'field'"),
        ({"records": "x"}, "'field' belongs to 'records'"),
        ({"over": {"a": "b"}, "figure": "f", "field": "g"}, "'field' belongs to 'records'"),
        ({"over": {"a": "b"}, "figure": "f", "where": "g"}, "choose among 'records'"),
        ({"records": "x", "field": "f", "none": 1}, "Input should be 0"),
    ],
)
def test_a_sum_has_one_form(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        SumOf.model_validate(written)


def test_what_papers_show_is_true_or_not_known() -> None:
    assert feel(shown_by="count(x) > 0") == "if count(x) > 0 then true else null"


def test_steps_come_before_the_value() -> None:
    steps = {"a": "f(x)", "b": 1}
    assert feel(steps=steps, value="a + b") == "{a: f(x), b: 1, result: a + b}.result"
    shown = "{a: f(x), b: 1, result: if a > b then true else null}.result"
    assert feel(steps=steps, shown_by="a > b") == shown
    definition = Definition.model_validate({**OF, "steps": steps, "value": "a + b"})
    assert list(definition.parts()) == [
        ("/value", "a + b"),
        ("/steps/a", "f(x)"),
        ("/steps/b", "1"),
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"value": "1", "shown_by": "x"}, "give 'value' or 'shown_by', not both"),
        ({"steps": {"result": "1"}, "value": "2"}, "a step cannot be called 'result'"),
        (
            {"steps": {"a": "1"}, "sum_of": {"records": "x", "field": "f"}},
            "'steps' belong to 'value' or 'shown_by'",
        ),
        ({"steps": {"a": "1"}}, "Field required"),
    ],
)
def test_a_definition_has_one_form(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        feel(**written)
