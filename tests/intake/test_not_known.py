from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.intake.not_known import holds_null, with_optional_fields, without_unknown
from tests.intake.cases import load, pack_of, problems, report, schema_of, write

DATE = {"type": "string", "format": "date"}
FIELDS: dict[str, Any] = {
    "vessel": {"type": "string"},
    "year": {"type": "integer"},
    "catch": {"type": "number"},
    "closed_on": DATE,
    "is_final": {"type": "boolean"},
    "species": {"type": "array", "items": {"type": "string"}},
    "end": {"type": ["string", "null"]},
}


def schema(**more: Any) -> dict[str, Any]:
    return {**schema_of("log", *FIELDS, **FIELDS), **more}


def log(**fields: Any) -> dict[str, Any]:
    known = {
        "vessel": "V1",
        "year": 1999,
        "catch": 5,
        "closed_on": "1999-05-01",
        "is_final": True,
        "species": [],
        "end": None,
    }
    envelope = {"type": "log", "id": "L-1", "submitted_by": "V1", "received_on": "1999-06-01"}
    document = {**envelope, **known, **fields}
    return {name: value for name, value in document.items() if value is not ...}


@pytest.mark.parametrize("name", ["catch", "closed_on", "is_final", "species"])
@pytest.mark.parametrize("value", [None, ...])
def test_field_that_is_not_known_is_not_there(tmp_path: Path, name: str, value: object) -> None:
    source = write(tmp_path / "b.json", log(**{name: value}))
    record = load(source, pack_of(log=schema())).documents[0].record
    assert name not in record
    assert "vessel" in record


@pytest.mark.parametrize("name", ["vessel", "year", "id", "received_on"])
def test_field_that_says_what_a_document_is_about_has_to_be_known(
    tmp_path: Path, name: str
) -> None:
    pack = pack_of(log=schema())
    (missing,) = problems(write(tmp_path / "a.json", log(**{name: ...})), pack)
    assert (missing.code, missing.message) == ("missing-field", f"`{name}` is missing")
    (unknown,) = problems(write(tmp_path / "b.json", log(**{name: None})), pack)
    assert unknown.code == "wrong-type"
    assert unknown.hint == "it says what the document is about, so it has to be known"


def test_key_of_a_type_says_which_fields_have_to_be_known(tmp_path: Path) -> None:
    pack = pack_of(log=schema(**{"x-key": ["vessel", "closed_on"]}))
    assert load(write(tmp_path / "a.json", log(year=None)), pack).documents
    (problem,) = problems(write(tmp_path / "b.json", log(closed_on=None)), pack)
    assert problem.position.pointer == "/documents/0/closed_on"


def test_null_that_the_schema_allows_is_a_value(tmp_path: Path) -> None:
    record = load(write(tmp_path / "b.json", log()), pack_of(log=schema())).documents[0].record
    assert "end" in record
    assert record["end"] is None


def test_empty_list_is_known(tmp_path: Path) -> None:
    record = load(write(tmp_path / "b.json", log()), pack_of(log=schema())).documents[0].record
    assert record["species"] == []


def test_misspelt_field_is_told_even_with_null(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "b.json", log(cacth=None)), pack_of(log=schema()))
    assert problem.code == "unknown-field"


def test_null_in_a_list_is_told(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "b.json", log(species=[None])), pack_of(log=schema()))
    assert problem.hint == "leave it out while it is not known"


def test_fields_within_a_field() -> None:
    line = {
        "type": "object",
        "properties": {"vessel": {"type": "string"}, "catch": {"type": "number"}},
        "required": ["vessel", "catch"],
    }
    document = {"properties": {"lines": {"type": "array", "items": line}}}
    relaxed = with_optional_fields(document)
    assert relaxed["properties"]["lines"]["items"]["required"] == ["vessel"]
    value = {"lines": [{"vessel": None, "catch": None}, {"vessel": "V1", "catch": 1}]}
    assert without_unknown(value, relaxed) == {
        "lines": [{"vessel": None}, {"vessel": "V1", "catch": 1}]
    }


def test_fields_that_decide_which_schema_applies_are_still_asked_for() -> None:
    document = {
        "properties": {"a": {"type": "number"}, "b": {"type": "number"}},
        "oneOf": [{"required": ["a"]}, {"required": ["b"]}],
        "if": {"required": ["a"]},
        "then": {"required": ["b"]},
        "dependentRequired": {"a": ["b"]},
    }
    relaxed = with_optional_fields(document)
    assert relaxed["oneOf"] == document["oneOf"]
    assert relaxed["if"] == document["if"]
    assert relaxed["then"] == {"required": []}
    assert relaxed["dependentRequired"] == {"a": []}


def test_waivers_and_amendments_are_complete(tmp_path: Path) -> None:
    waiver = {**report(), "type": "waiver", "norm": "catch-limit", "subject": {}}
    for name in ("vessel", "year", "quarter", "catch"):
        waiver.pop(name, None)
    found = problems(write(tmp_path / "b.json", waiver))
    assert {problem.message for problem in found} >= {"`reason` is missing"}


def test_null_is_found_wherever_it_is() -> None:
    assert holds_null({"a": [{"b": None}]})
    assert not holds_null({"a": [{"b": 0}], "c": False})
