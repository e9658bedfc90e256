from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.intake import read_submission, validate
from checker.model.case import Case
from checker.model.problems import InputError
from tests.intake.cases import HARBOUR, folder, report, write


def skipping(source: str) -> Case:
    return validate(read_submission(source), HARBOUR, skip_invalid=True)


def left(case: Case) -> list[tuple[str | None, str | None, list[str]]]:
    return [(one.id, one.type, [p.code for p in one.problems]) for one in case.skipped]


def ids(case: Case) -> list[str]:
    return [document.id for document in case.documents]


def test_document_with_a_fault_is_left_out_and_named(tmp_path: Path) -> None:
    case = skipping(write(tmp_path / "b.json", report("R-1"), report("R-2", quarter=7)))
    assert ids(case) == ["R-1"]
    assert left(case) == [("R-2", "catch-report", ["not-allowed"])]
    assert case.skipped[0].position.pointer == "/documents/1"
    assert case.skipped[0].name == "R-2"


def test_without_faults_nothing_is_left_out(tmp_path: Path) -> None:
    case = skipping(write(tmp_path / "b.json", report("R-1")))
    assert (ids(case), case.skipped) == (["R-1"], ())


def test_of_two_with_one_id_neither_is_taken(tmp_path: Path) -> None:
    case = skipping(write(tmp_path / "b.json", report("R-1"), report("R-1"), report("R-2")))
    assert ids(case) == ["R-2"]
    assert {one.id for one in case.skipped} == {"R-1"}
    assert len(case.skipped) == 2


@pytest.mark.parametrize("type_", ["catch-reprot", None, 5])
def test_type_that_nobody_knows_may_be_any(tmp_path: Path, type_: Any) -> None:
    case = skipping(write(tmp_path / "b.json", report("R-1", type=type_)))
    assert [(one.id, one.type) for one in case.skipped] == [("R-1", None)]


def test_file_that_is_not_json_is_left_out_as_a_whole(tmp_path: Path) -> None:
    source = folder(tmp_path / "c", **{"a.json": json.dumps(report()), "b.json": "[{,}]"})
    case = skipping(source)
    assert ids(case) == ["R-1"]
    (one,) = case.skipped
    assert (one.id, one.type) == (None, None)
    assert one.name.startswith(str(tmp_path / "c" / "b.json"))


def test_document_that_refers_to_one_left_out_stays(tmp_path: Path) -> None:
    other = {
        **{name: report("D-1")[name] for name in ("submitted_by", "received_on")},
        "type": "determination", "id": "D-1", "about": "R-1", "result": "satisfactory",
        "by": "board",
    }  # fmt: skip
    case = skipping(write(tmp_path / "b.json", report("R-1", quarter=7), other))
    assert ids(case) == ["D-1"]


def test_header_with_a_fault_stops_the_case(tmp_path: Path) -> None:
    source = write(tmp_path / "b.json", report("R-2", quarter=7), case=" ")
    with pytest.raises(InputError) as caught:
        skipping(source)
    assert [problem.position.pointer for problem in caught.value.problems] == ["/case"]
