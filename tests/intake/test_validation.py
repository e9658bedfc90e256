from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.intake import read_submission, validate, validation
from checker.intake.schemas import Schema
from checker.model.problems import InputError
from tests.intake.cases import HARBOUR, bundle, folder, load, pack_of, problems, report, write

ENVELOPE = {"submitted_by": "V1", "received_on": "1999-05-01"}


def determination(id_: str = "D-1", **fields: Any) -> dict[str, Any]:
    document = {"about": "R-1", "result": "satisfactory", "by": "board", **ENVELOPE, **fields}
    return {"type": "determination", "id": id_, **document}


def lines(tmp_path: Path, *documents: Any) -> list[str]:
    found = problems(write(tmp_path / "b.json", *documents))
    return [str(problem).replace(f"{tmp_path}/", "") for problem in found]


def test_case_keeps_the_order_of_its_documents(tmp_path: Path) -> None:
    case = load(write(tmp_path / "b.json", report("R-2"), determination(), report("R-1")))
    assert (case.id, case.rules) == ("harbour-1999", "harbour")
    assert [document.id for document in case.documents] == ["R-2", "D-1", "R-1"]
    assert str(case.documents[2].position).endswith("b.json:4:1")


def test_unknown_type(tmp_path: Path) -> None:
    assert lines(tmp_path, report(type="catch-reprot"))[0] == (
        "b.json:2:10 /documents/0/type: there is no document type of this name; "
        'found "catch-reprot"; did you mean `catch-report`? [unknown-type]'
    )
    types = "amendment, catch-report, determination, permit, waiver"
    assert f"the types are {types}" in lines(tmp_path, report(type="zzz"))[0]


@pytest.mark.parametrize("type_", [None, 5, ["catch-report"], {}])
def test_type_that_is_no_text(tmp_path: Path, type_: object) -> None:
    source = tmp_path / "b.json"
    source.write_text(bundle({"type": type_, "id": "R-1"}))
    (problem,) = problems(str(source))
    assert (problem.code, problem.position.pointer) == ("unknown-type", "/documents/0/type")


def test_missing_type(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, report(type=...))
    assert "b.json:2:1 /documents/0: `type` is missing" in line


@pytest.mark.parametrize("value", [5, "x", None, True, [report()]])
def test_document_that_is_no_object(tmp_path: Path, value: object) -> None:
    (line,) = lines(tmp_path, value)
    assert "b.json:2:1 /documents/0: a document must be an object" in line


def test_id_used_twice_shows_both_places(tmp_path: Path) -> None:
    first, second = json.dumps(report()), json.dumps([report("R-2"), report()])
    (problem,) = problems(folder(tmp_path, a=first, b=second))
    columns = (second.index('"R-1"') + 1, first.index('"R-1"') + 1)
    assert str(problem).replace(f"{tmp_path}/", "") == (
        f'b.json:1:{columns[0]} /1/id: the id "R-1" is used twice; '
        "every document needs an id of its own; "
        f"the other one is at a.json:1:{columns[1]} /id [duplicate-id]"
    )


def test_id_used_three_times_is_reported_twice(tmp_path: Path) -> None:
    assert len(lines(tmp_path, report(), report(), report())) == 2


@pytest.mark.parametrize("id_", ["", " R-1", "R-1 ", "R\n1", "R  1", 5, None, "x" * 201])
def test_ids_that_cannot_be_used(tmp_path: Path, id_: object) -> None:
    found = problems(write(tmp_path / "b.json", report(id=id_)))
    assert {p.position.pointer for p in found} == {"/documents/0/id"}


@pytest.mark.parametrize("id_", ["R-1", "1999/R 7", "Überprüfung 1", "x" * 200])
def test_ids_that_can_be_used(tmp_path: Path, id_: str) -> None:
    assert load(write(tmp_path / "b.json", report(id_))).documents[0].id == id_


def test_reference_to_a_document_that_is_not_there(tmp_path: Path) -> None:
    assert lines(tmp_path, report("R-10"), determination(about="R-1O")) == [
        'b.json:3:49 /documents/1/about: the document "R-1O" is not in the case; '
        "did you mean `R-10`? [unknown-document]"
    ]


def test_reference_to_a_document_that_comes_later_or_is_wrong_itself(tmp_path: Path) -> None:
    assert lines(tmp_path, determination(), report()) == []
    (line,) = lines(tmp_path, determination(), report(quarter=7))
    assert "/documents/1/quarter" in line


def test_references_are_checked_in_documents_that_are_wrong_elsewhere(tmp_path: Path) -> None:
    found = problems(write(tmp_path / "b.json", determination(result="so-so")))
    assert sorted(problem.code for problem in found) == ["not-allowed", "unknown-document"]


def test_document_cannot_refer_to_itself(tmp_path: Path) -> None:
    (line,) = lines(tmp_path, determination(about="D-1"))
    assert "a document cannot refer to itself" in line


def test_missing_document_may_be_in_a_file_that_could_not_be_read(tmp_path: Path) -> None:
    source = folder(tmp_path, a=json.dumps(determination()), b="{")
    assert [problem.code for problem in problems(source)] == ["json-syntax"]


def test_reference_to_a_document_of_a_wrong_type(tmp_path: Path) -> None:
    audit = {
        "type": "object",
        "properties": {"permits": {"items": {"type": "string", "x-references": "permit"}}},
    }
    pack = pack_of(audit=audit, permit={}, memo={})
    documents = [{"type": "audit", "id": "A", "permits": ["P", "M"]}]
    documents += [{"type": "permit", "id": "P"}, {"type": "memo", "id": "M"}]
    (problem,) = problems(write(tmp_path / "b.json", *documents), pack)
    assert problem.position.pointer == "/documents/0/permits/1"
    assert problem.message == "a document of type permit has to be named here"
    assert problem.found == '"M", of type memo'


def test_schema_that_cannot_be_used_is_a_problem_of_its_own(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "b.json"), pack_of(permit={"pattern": "("}))
    assert (problem.code, problem.position.file) == ("schema", "permit.schema.json")


def test_schemas_are_compiled_once_for_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compiled = []

    def compile_(document: Any) -> Schema:
        compiled.append(document)
        return Schema(document)

    monkeypatch.setattr(validation, "Schema", compile_)
    pack = pack_of(permit={}, memo={})
    submission = read_submission(write(tmp_path / "b.json", {"type": "memo", "id": "M"}))
    for _ in range(3):
        validate(submission, pack)
    assert len(compiled) == 2


def test_submission_can_be_held_against_another_pack(tmp_path: Path) -> None:
    submission = read_submission(write(tmp_path / "b.json", report()))
    validate(submission, HARBOUR)
    with pytest.raises(InputError, match="no document type"):
        validate(submission, pack_of(permit={}))
    assert len(validate(submission, HARBOUR).documents) == 1


def test_many_documents_are_read(tmp_path: Path) -> None:
    source = write(tmp_path / "b.json", *(report(f"R-{n}") for n in range(10_000)))
    assert len(load(source).documents) == 10_000


def test_many_wrong_documents_are_told_up_to_a_number(tmp_path: Path) -> None:
    documents = [report("R-1", quarter=7, about="R-2") for n in range(20_000)]
    found = problems(write(tmp_path / "b.json", *documents))
    assert "too-many-problems" in {problem.code for problem in found}
