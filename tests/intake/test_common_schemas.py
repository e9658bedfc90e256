"""The schemas that every pack knows."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.intake.cases import SCHEMAS, load, problems, read_schema, report, write

ENVELOPE = {"id": "X", "submitted_by": "board", "received_on": "1999-06-01"}
DETERMINATION = {"type": "determination", "about": "R-1", "result": "satisfactory", "by": "board"}
WAIVER = {
    "type": "waiver",
    "norm": "catch-limit",
    "subject": {"vessel": "V1", "year": 1999},
    "reason": "storm",
    "approved_by": "board",
    "expires_on": "1999-12-31",
}
AMENDMENT = {
    "type": "amendment",
    "table": "catch-limits",
    "key": ["cod", 1999],
    "value": 12.5,
    "agreed_on": "1999-05-01",
    "reason": "new estimate",
}


def codes(tmp_path: Path, document: dict[str, Any]) -> list[tuple[str, str]]:
    found = problems(write(tmp_path / "b.json", ENVELOPE | document, report("R-1")))
    return [(p.position.pointer.removeprefix("/documents/0"), p.code) for p in found]


@pytest.mark.parametrize("name", ["envelope", "determination", "waiver", "amendment"])
def test_schemas_are_json_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / "common" / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("name", ["envelope", "determination", "waiver", "amendment"])
def test_fields_are_described_in_plain_words(name: str) -> None:
    schema = read_schema(name)
    fields = {key: field for key, field in schema["properties"].items() if key != "type"}
    assert schema["title"]
    assert schema["description"]
    assert all(field["title"] and field["description"] for field in fields.values())


@pytest.mark.parametrize("document", [DETERMINATION, WAIVER, AMENDMENT])
def test_documents_are_accepted(tmp_path: Path, document: dict[str, Any]) -> None:
    assert codes(tmp_path, document) == []


@pytest.mark.parametrize("document", [DETERMINATION, WAIVER, AMENDMENT])
def test_every_field_is_needed_and_no_other_allowed(
    tmp_path: Path, document: dict[str, Any]
) -> None:
    optional = {"reason"} if document is AMENDMENT else set()
    for name in document.keys() - optional:
        shortened = {key: value for key, value in document.items() if key != name}
        assert ("", "missing-field") in codes(tmp_path, shortened)
    assert codes(tmp_path, document | {"note": 1}) == [("/note", "unknown-field")]


def test_an_amendment_needs_no_reason(tmp_path: Path) -> None:
    shortened = {key: value for key, value in AMENDMENT.items() if key != "reason"}
    assert codes(tmp_path, shortened) == []


@pytest.mark.parametrize(
    ("document", "change", "expected"),
    [
        (DETERMINATION, {"about": "R-9"}, ("/about", "unknown-document")),
        (DETERMINATION, {"result": "good"}, ("/result", "not-allowed")),
        (DETERMINATION, {"by": ""}, ("/by", "out-of-range")),
        (WAIVER, {"subject": "V1"}, ("/subject", "wrong-type")),
        (WAIVER, {"subject": {"year": 1999.5}}, ("/subject/year", "wrong-type")),
        (WAIVER, {"expires_on": "1999-02-29"}, ("/expires_on", "not-a-date")),
        (AMENDMENT, {"key": []}, ("/key", "out-of-range")),
        (AMENDMENT, {"key": [["cod"]]}, ("/key/0", "wrong-type")),
        (AMENDMENT, {"key": "cod"}, ("/key", "wrong-form")),
        (AMENDMENT, {"value": None}, ("/value", "wrong-type")),
    ],
)
def test_wrong_fields(
    tmp_path: Path, document: dict[str, Any], change: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert codes(tmp_path, document | change) == [expected]


@pytest.mark.parametrize(
    ("document", "change"),
    [(WAIVER, {"subject": {}}), (AMENDMENT, {"key": {"species": "cod", "year": 1999}})],
)
def test_other_ways_to_write_a_field(
    tmp_path: Path, document: dict[str, Any], change: dict[str, Any]
) -> None:
    assert codes(tmp_path, document | change) == []


def test_dates_of_common_documents_are_dates(tmp_path: Path) -> None:
    case = load(write(tmp_path / "b.json", ENVELOPE | WAIVER))
    assert str(case.documents[0].record["expires_on"]) == "1999-12-31"
    assert case.documents[0].record["subject"]["year"] == 1999
