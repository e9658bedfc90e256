from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.feel import Record
from checker.intake.records import record
from tests.intake.cases import load, pack_of, report, schema_of, write

A_DATE = {"type": "string", "format": "date"}


def only_record(tmp_path: Path, fields: dict[str, Any], **document: Any) -> Record:
    pack = pack_of(note=schema_of("note", **fields))
    envelope = {"type": "note", "id": "N", "submitted_by": "V1", "received_on": "1999-01-01"}
    source = write(tmp_path / "b.json", envelope | document)
    return load(source, pack).documents[0].record


def test_document_is_a_record_cited_by_its_id(tmp_path: Path) -> None:
    (document,) = load(write(tmp_path / "b.json", report("R-7"))).documents
    assert type(document.record) is Record
    assert (document.id, document.record.origin, document.type) == ("R-7", "R-7", "catch-report")


def test_numbers_are_exact_and_dates_are_dates(tmp_path: Path) -> None:
    (document,) = load(write(tmp_path / "b.json", report(year=1999))).documents
    assert document.record["catch"] == Decimal("12.5")
    assert type(document.record["year"]) is Decimal
    assert document.record["received_on"] == date(1999, 4, 10)
    assert document.record["vessel"] == "V1"


def test_only_strings_that_the_schema_calls_dates_become_dates(tmp_path: Path) -> None:
    fields = only_record(tmp_path, {"text": {"type": "string"}}, text="1999-01-01")
    assert fields["text"] == "1999-01-01"


def test_dates_inside_objects_and_lists(tmp_path: Path) -> None:
    approvals = {
        "type": "object",
        "properties": {"by/all": {"type": "array", "items": A_DATE}, "head": {"$ref": "#/$defs/d"}},
    }
    schema = schema_of("note", approvals=approvals)
    schema["$defs"]["d"] = {"type": ["string", "null"], "format": "date"}
    envelope = {"type": "note", "id": "N", "submitted_by": "V1", "received_on": "1999-01-01"}
    given = {"by/all": ["1999-01-02", "1999-01-03"], "head": None}
    source = write(tmp_path / "b.json", envelope | {"approvals": given})
    (document,) = load(source, pack_of(note=schema)).documents
    assert document.record["approvals"] == {
        "by/all": [date(1999, 1, 2), date(1999, 1, 3)],
        "head": None,
    }


def test_date_or_something_else(tmp_path: Path) -> None:
    either = {"anyOf": [A_DATE, {"type": "string", "pattern": "^Q[1-4]$"}, {"type": "null"}]}
    for text, value in (("1999-02-03", date(1999, 2, 3)), ("Q1", "Q1"), (None, None)):
        assert only_record(tmp_path, {"when": either}, when=text)["when"] == value


def test_condition_decides_whether_a_text_is_a_date(tmp_path: Path) -> None:
    schema = schema_of("note", kind={"enum": ["day", "text"]}, what={"type": "string"})
    schema["if"] = {"properties": {"kind": {"const": "day"}}}
    schema["then"] = {"properties": {"what": A_DATE}}
    envelope = {"type": "note", "submitted_by": "V1", "received_on": "1999-01-01"}
    documents = [
        envelope | {"id": kind, "kind": kind, "what": "1999-05-06"} for kind in ("day", "text")
    ]
    case = load(write(tmp_path / "b.json", *documents), pack_of(note=schema))
    assert [d.record["what"] for d in case.documents] == [date(1999, 5, 6), "1999-05-06"]


@given(st.dates(), st.dates())
def test_the_document_itself_stays_as_it_was(first: date, second: date) -> None:
    document = {"id": "N", "on": first.isoformat(), "list": [{"on": second.isoformat()}]}
    before = repr(document)
    fields = record(document, ["/on", "/list/0/on"])
    assert (fields["on"], fields["list"][0]["on"]) == (first, second)
    assert repr(document) == before
