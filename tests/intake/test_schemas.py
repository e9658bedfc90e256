from __future__ import annotations

import operator
from decimal import Context, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.intake.schemas import Schema, SchemaError, is_date
from tests.intake.cases import REPORT, report

REFERENCE = {"type": "string", "x-references": "permit"}


@pytest.mark.parametrize("text", ["1998-02-28", "2000-02-29", "0001-01-01", "9999-12-31"])
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("1998-02-29", "1998-13-01", "0000-01-01", "10000-01-01", "19980101", "1998-1-1"),
        *("1998-01-01 ", "1998-01-01T00:00", "١998-01-01", "", "1998-01-01\n", "1998/01/01"),
        "1998-W01-1",
    ],
)
def test_texts_that_are_no_dates(text: str) -> None:
    assert not is_date(text)


def test_what_strings_mean() -> None:
    schema = Schema({"properties": {"on": {"format": "date"}, "permit": REFERENCE}})
    meaning = schema.meaning({"on": "1999-01-01", "permit": "P-1", "other": "1999-01-01"})
    assert meaning.is_valid
    assert meaning.dates == ("/on",)
    assert meaning.references == (("/permit", "permit"),)


def test_references_to_any_type_and_in_lists() -> None:
    items = {"type": "array", "items": {"type": "string", "x-references": True}}
    meaning = Schema({"properties": {"about": items}}).meaning({"about": ["a", "b"]})
    assert meaning.references == (("/about/0", None), ("/about/1", None))


def test_references_are_known_of_documents_that_are_wrong_elsewhere() -> None:
    schema = Schema({"properties": {"permit": REFERENCE, "n": {"type": "number"}}})
    meaning = schema.meaning({"permit": "P-1", "n": "x"})
    assert not meaning.is_valid
    assert meaning.references == (("/permit", "permit"),)


def test_branch_that_does_not_apply_says_nothing() -> None:
    other = {"type": "string", "pattern": "^X"}
    schema = Schema({"properties": {"f": {"oneOf": [REFERENCE | {"pattern": "^P"}, other]}}})
    assert schema.meaning({"f": "P-1"}).references == (("/f", "permit"),)
    assert schema.meaning({"f": "X-1"}).references == ()


COMPARISONS = {
    "minimum": operator.ge,
    "maximum": operator.le,
    "exclusiveMinimum": operator.gt,
    "exclusiveMaximum": operator.lt,
}
WIDE = Context(prec=80)
bounds = st.decimals("-1e12", "1e12", places=2) | st.integers(-(10**14), 10**14).map(Decimal)
tiny = st.integers(0, 18).map(lambda places: Decimal(1).scaleb(-places)) | st.just(Decimal(0))


@given(bounds, tiny, st.sampled_from([-1, 1]), st.sampled_from(list(COMPARISONS)))
def test_bounds_are_exact(bound: Decimal, step: Decimal, sign: int, keyword: str) -> None:
    number = WIDE.add(bound, step * sign)
    is_valid = Schema({keyword: bound}).meaning(number).is_valid
    assert is_valid == COMPARISONS[keyword](number, bound)


@given(bounds, tiny, st.sampled_from([-1, 1]))
def test_allowed_values_are_exact(value: Decimal, step: Decimal, sign: int) -> None:
    number = WIDE.add(value, step * sign)
    assert Schema({"enum": [value]}).meaning(number).is_valid == (number == value)
    assert Schema({"const": value}).meaning(number).is_valid == (number == value)


@given(st.sampled_from(["0.01", "0.25", "0.001", "2.5"]), st.integers(0, 10**20), tiny)
def test_multiples_are_exact(step: str, times: int, more: Decimal) -> None:
    number = WIDE.add(WIDE.multiply(Decimal(step), times), more)
    is_multiple = WIDE.remainder(number, Decimal(step)) == 0
    assert Schema({"multipleOf": Decimal(step)}).meaning(number).is_valid == is_multiple


@given(st.sampled_from([1, 3, 1000]), st.integers(0, 10**20), tiny)
def test_whole_multiples_are_exact(step: int, times: int, more: Decimal) -> None:
    number = WIDE.add(Decimal(step * times), more)
    schema = Schema({"type": "integer", "multipleOf": step})
    assert schema.meaning(number).is_valid == (WIDE.remainder(number, Decimal(step)) == 0)


@pytest.mark.parametrize("number", ["1", "1.0", "100000000000000000000", "-3"])
def test_whole_numbers(number: str) -> None:
    assert Schema({"type": "integer"}).meaning(Decimal(number)).is_valid


def test_decimals_are_counted_exactly() -> None:
    cents = Schema({"multipleOf": Decimal("0.01")})
    assert cents.meaning(Decimal("12345678901234567890.07")).is_valid
    assert not cents.meaning(Decimal("12345678901234567890.075")).is_valid


def test_pattern_ends_at_the_end_of_the_text() -> None:
    assert not Schema({"pattern": "^[a-z]+$"}).meaning("abc\n").is_valid


def test_fields_called_like_keywords_keep_their_schemas() -> None:
    named = {"title": {"type": "string"}, "description": {"type": "string", "format": "date"}}
    schema = Schema({"title": "Note", "properties": named, "required": ["title"]})
    assert not schema.meaning({"title": 5}).is_valid
    assert schema.meaning({"title": "x", "description": "1999-01-01"}).dates == ("/description",)


def test_allowed_values_are_not_taken_for_schemas() -> None:
    schema = Schema({"enum": [{"title": "x", "default": 1}]})
    assert schema.meaning({"title": "x", "default": Decimal(1)}).is_valid


def test_schema_is_not_changed() -> None:
    before = repr(REPORT)
    assert Schema(REPORT).meaning(report()).is_valid
    assert repr(REPORT) == before


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "strin"},
        {"pattern": "("},
        {"$ref": "#/$defs/none"},
        {"$ref": "https://example.org/x.json"},
        {"$ref": "other.json"},
        {"maximum": 10**15},
        {"multipleOf": 5},
    ],
)
def test_schema_that_cannot_be_used(schema: dict[str, Any]) -> None:
    with pytest.raises(SchemaError):
        Schema(schema)
