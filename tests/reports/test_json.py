import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from checker.model.verdict import Amount
from checker.reports import render
from checker.reports.json import dumps
from checker.reports.schema import verdict_schema
from tests.reports import samples

SCHEMA_FILE = Path(__file__).parents[2] / "schemas" / "verdict.schema.json"


def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def one() -> Any:
    return json.loads(render([samples.assessment()], "json"))


def test_published_schema_is_up_to_date() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == verdict_schema(), (
        "run: python -m checker.reports.schema > schemas/verdict.schema.json"
    )


@pytest.mark.parametrize("made", [samples.assessment(), samples.nothing_applied()])
def test_one_case_is_an_object_that_the_schema_allows(made: Any) -> None:
    verdict = json.loads(render([made], "json"))
    assert isinstance(verdict, dict)
    validator().validate(verdict)


def test_several_cases_are_a_list_in_the_order_given() -> None:
    both = [samples.assessment(case="b"), samples.assessment(case="a")]
    verdicts = json.loads(render(both, "json"))
    assert [verdict["case"] for verdict in verdicts] == ["b", "a"]
    validator().validate(verdicts)


@pytest.mark.parametrize(
    ("part", "keys"),
    [
        ("findings", {"due", "done_on", "missing", "awaiting", "waived_by", "values", "evidence"}),
        ("consequences", {"amount", "due", "lifted_by", "because", "source"}),
        ("tranches", {"amount", "conditions", "holds", "subject"}),
    ],
)
def test_keys_are_there_also_when_null_and_the_schema_requires_them(
    part: str, keys: set[str]
) -> None:
    verdict = one()
    for item in verdict[part]:
        assert keys <= set(item)
    for key in keys:
        broken = one()
        del broken[part][0][key]
        assert not validator().is_valid(broken), key


def test_schema_refuses_unknown_keys_statuses_and_numbers_for_decimals() -> None:
    for change in ({"colour": "red"}, {"status": "green"}, {"as_of": "1999-02-30"}):
        assert not validator().is_valid({**one(), **change}), change
    verdict = one()
    verdict["tranches"][0]["amount"]["value"] = 2910000.00
    assert not validator().is_valid(verdict)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_decimals_are_strings_with_every_digit(value: Decimal) -> None:
    tranche = samples.tranches()[0].model_copy(update={"amount": Amount(value=value)})
    text = json.loads(render([samples.assessment(tranches=(tranche,))], "json"))
    printed = text["tranches"][0]["amount"]["value"]
    assert "E" not in printed
    assert Decimal(printed) == value


def test_text_stays_as_it_was_submitted() -> None:
    finding = samples.findings()[0].model_copy(update={"message": "Zürich 北京 <b>"})
    text = render([samples.assessment(findings=(finding,))], "json")
    assert "Zürich 北京 <b>" in text


def test_what_a_terminal_would_obey_or_a_file_could_not_hold_is_escaped() -> None:
    text = dumps(["\x1b[2J", "\x9b2J", "\ud800", "\u2028"])
    assert text == '[\n  "\\u001b[2J",\n  "\\u009b2J",\n  "\\ud800",\n  "\\u2028"\n]\n'


def test_dates_are_iso() -> None:
    verdict = render([samples.assessment(as_of=date(1999, 1, 2))], "json")
    assert json.loads(verdict)["as_of"] == "1999-01-02"
