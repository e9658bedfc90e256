from __future__ import annotations

import pytest

from checker.model.problems import Position
from checker.parsers.places import Place, SourceFile, UnreadableError, position_of
from checker.parsers.workbook.file import decode, read
from tests.parsers.workbook.books import rows, table, workbook

GOOD = workbook(
    {"case": table(("case", "rules"), ("a", "b")), "report": table(("id", "year"), ("R-1", "1999"))}
)


def test_a_workbook_says_what_a_bundle_would() -> None:
    decoded = decode(read("a.xlsx", GOOD))
    assert decoded.value == {
        "case": "a",
        "rules": "b",
        "documents": [{"type": "report", "id": "R-1", "year": "1999"}],
    }
    assert decoded.is_readable
    assert decoded.faults == ()


@pytest.mark.parametrize(
    ("path", "at_key", "cell"),
    [
        (("documents", 0, "year"), False, "report!B2"),
        (("documents", 0, "year"), True, "report!B1"),
        (("documents", 0), False, "report!A2"),
        (("documents", 0, "year", 3, "deeper"), False, "report!B2"),
        (("documents", 0, "nothing"), False, "report!A2"),
        (("rules",), False, "case!B2"),
        (("sheets", "report", "C9"), False, "report!C9"),
        (("documents",), False, "case!A2"),
    ],
)
def test_a_value_stands_in_its_cell(path: tuple[str | int, ...], at_key: bool, cell: str) -> None:
    file = read("a.xlsx", GOOD)
    assert position_of(Place(file, path, at_key)) == Position("a.xlsx", cell=cell)
    assert str(position_of(Place(file, path, at_key))) == f"a.xlsx:{cell}"


def test_what_is_wrong_with_cells_comes_as_faults_and_notes() -> None:
    sheet = table(("id", "year"), ("R-1", '<c r="{}" t="e"><v>#N/A</v></c>'), ("R-2", None, 3))
    decoded = decode(read("a.xlsx", workbook({"report": sheet})))
    assert [(fault.code, fault.found) for fault in decoded.faults] == [("cell-error", "#N/A")]
    assert [note.code for note in decoded.notes] == ["ignored-column"]
    assert decoded.value["documents"][0]["year"] is None


def test_a_foreign_workbook_is_named_as_such() -> None:
    with pytest.raises(UnreadableError, match="no sheet of the workbook") as caught:
        read("a.xlsx", workbook({"Budget": table(("Item", "Cost"), ("Tea", 3)), "Empty": rows()}))
    assert "checker excel template" in str(caught.value.fault.hint)


def test_only_workbooks_are_decoded() -> None:
    with pytest.raises(TypeError):
        decode(SourceFile("a.json", "{}"))


def test_what_is_missing_has_a_place() -> None:
    assert read("a.xlsx", GOOD).has_empty_places
    assert not SourceFile("a.json", "{}").has_empty_places
