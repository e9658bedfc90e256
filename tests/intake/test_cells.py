from __future__ import annotations

from pathlib import Path

import pytest

from checker.intake import read_submission, validate
from checker.intake.cells import with_cells_read
from checker.model.case import Case
from checker.model.problems import InputError, Problem
from tests.intake.cases import HARBOUR, bundle, folder, report
from tests.parsers.workbook.books import table, workbook

CASE = table(("case", "rules"), ("harbour-1999", "harbour"))
HEAD = ("id", "submitted_by", "received_on", "vessel", "quarter", "catch")
GOOD = ("R-1", "V1", "1999-05-01", "V1", 1, 12.5)


def book(tmp_path: Path, *rows: tuple[object, ...], sheet: str = "catch-report") -> str:
    path = tmp_path / "a.xlsx"
    path.write_bytes(workbook({"case": CASE, sheet: table(HEAD, *rows)}))
    return str(path)


def load(source: str) -> Case:
    return validate(read_submission(source), HARBOUR)


def problems(source: str) -> list[Problem]:
    with pytest.raises(InputError) as caught:
        load(source)
    return list(caught.value.problems)


def lines(source: str) -> list[str]:
    return [str(problem).rpartition("/")[2] for problem in problems(source)]


def test_a_workbook_is_a_case(tmp_path: Path) -> None:
    case = load(book(tmp_path, GOOD))
    assert (case.id, case.rules) == ("harbour-1999", "harbour")
    (document,) = case.documents
    same = tmp_path / "a.json"
    same.write_text(bundle(report("R-1", catch=12.5)), encoding="utf-8")
    assert document.record.keys() == load(str(same)).documents[0].record.keys()
    assert document.position.cell == "catch-report!A2"
    assert case.warnings == ()


def test_numbers_and_days_typed_as_text_are_read_and_told(tmp_path: Path) -> None:
    case = load(book(tmp_path, ("R-1", "V1", "1999年5月1日", "V1", "1", "12.5")))
    told = [(each.position.cell, each.code) for each in case.warnings]
    assert told == [
        ("catch-report!C2", "day-as-text"),
        ("catch-report!E2", "number-as-text"),
        ("catch-report!F2", "number-as-text"),
    ]
    assert all(each.is_warning for each in case.warnings)
    assert str(case.documents[0].record["catch"]) == "12.5"


def test_all_problems_are_told_by_their_cells(tmp_path: Path) -> None:
    bad = ("R-1", "V1", "01/05/1999", None, 5, "1,5")
    found = [(each.position.cell, each.code) for each in problems(book(tmp_path, bad))]
    assert found == [
        ("catch-report!C2", "not-a-date"),
        ("catch-report!D2", "missing-field"),
        ("catch-report!E2", "not-allowed"),
        ("catch-report!F2", "wrong-type"),
    ]


def test_the_same_fault_in_a_column_is_one_problem(tmp_path: Path) -> None:
    rows = [(f"R-{at}", "V1", "1999-05-01", "V1", 1, "none") for at in range(4)]
    (line,) = lines(book(tmp_path, *rows))
    assert line == (
        "a.xlsx:catch-report!F2:F5: this is not read as a number; found none; write a number "
        "without words, or leave the cell empty if it is not known [wrong-type]"
    )


def test_remarks_are_told_beside_problems(tmp_path: Path) -> None:
    found = problems(book(tmp_path, ("R-1", "V1", "1999-05-01", "V1", "1", "1,5")))
    assert [(each.position.cell, each.is_warning) for each in found] == [
        ("catch-report!E2", True),
        ("catch-report!F2", False),
    ]


def test_a_column_that_the_type_does_not_have_is_told_at_its_key(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheet = table((*HEAD[:-1], "catsh"), GOOD)
    path.write_bytes(workbook({"case": CASE, "catch-report": sheet}))
    unknown = [each for each in problems(str(path)) if each.code == "unknown-field"]
    assert [each.position.cell for each in unknown] == ["catch-report!F1"]
    assert "did you mean `catch`?" in str(unknown[0].hint)


def test_an_id_given_twice_is_told_with_the_other_cell(tmp_path: Path) -> None:
    other = ("R-1", "V1", "1999-08-01", "V1", 2, 1)
    (problem,) = problems(book(tmp_path, GOOD, other))
    assert (problem.code, problem.position.cell) == ("duplicate-id", "catch-report!A3")
    assert str(problem.hint).endswith("a.xlsx:catch-report!A2")


@pytest.mark.parametrize("sheet", ["Catch-Report", " catch-report", "ｃａｔｃｈ-report"])
def test_the_name_of_a_sheet_is_read_kindly(tmp_path: Path, sheet: str) -> None:
    assert load(book(tmp_path, GOOD, sheet=sheet)).documents[0].type == "catch-report"


def test_a_sheet_of_another_name_is_an_unknown_type(tmp_path: Path) -> None:
    (problem,) = problems(book(tmp_path, GOOD, sheet="catch-reprot"))
    assert (problem.code, problem.position.cell) == ("unknown-type", "catch-reprot!A2")


def test_a_sheet_whose_keys_are_gone_is_a_problem_and_notes_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    sheets = {"case": CASE, "catch-report": table(("R-1", "V1")), "Notes": table(("call V1",))}
    path.write_bytes(workbook(sheets))
    remark, problem = problems(str(path))
    assert (problem.code, problem.position.cell) == ("missing-key", "catch-report!A1")
    assert (remark.code, remark.is_warning) == ("ignored-sheet", True)
    del sheets["catch-report"]
    path.write_bytes(workbook(sheets))
    assert [each.code for each in load(str(path)).warnings] == ["ignored-sheet"]


def test_a_workbook_may_lie_in_the_folder_of_a_case(tmp_path: Path) -> None:
    source = folder(tmp_path / "c")
    book(tmp_path / "c", GOOD)
    (tmp_path / "c" / "~$a.xlsx").write_bytes(b"lock")
    assert [document.id for document in load(str(source)).documents] == ["R-1"]


def test_a_workbook_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    (problem,) = problems(str(path))
    assert problem.code == "workbook"


def test_documents_of_other_files_are_left_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(bundle(report("R-1")))
    submission = read_submission(str(path))
    assert with_cells_read(submission, HARBOUR.schemas) is submission


def test_a_remark_on_every_row_is_told_once(tmp_path: Path) -> None:
    rows = [(f"R-{at}", "V1", "1999-05-01", "V1", 1, "1.5") for at in range(1_500)]
    (remark,) = load(book(tmp_path, *rows)).warnings
    assert remark.position.cell == "catch-report!F2:F1501"
